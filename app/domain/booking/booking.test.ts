import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deadlinesOf, POLICIES, refundAt } from './cancellation-policy.ts'
import { parseReference, referenceOf } from './reference.ts'
import { BOOKING_STATUSES, canBecome, move } from './transitions.ts'

const DAY = 86_400
const STARTS_AT = 1_800_000_000

describe('the states of a booking', () => {
  test('lead from one to the next by these moves and no others', () => {
    const pairs = BOOKING_STATUSES.flatMap((from) =>
      BOOKING_STATUSES.filter((to) => canBecome(from, to)).map((to) => `${from} ${to}`),
    )
    expect(pairs).toEqual([
      'ON_HOLD CONFIRMED',
      'ON_HOLD CANCELLED',
      'ON_HOLD EXPIRED',
      'ON_HOLD REJECTED',
      'CONFIRMED REDEEMED',
      'CONFIRMED NO_SHOW',
      'CONFIRMED CANCELLED',
      'NO_SHOW CONFIRMED',
      'EXPIRED CONFIRMED',
      'EXPIRED REJECTED',
    ])
  })

  test('an impossible move says what stands against it', () => {
    expect(move('CANCELLED', 'redeem')).toEqual({
      ok: false,
      error: { kind: 'booking_cannot', move: 'redeem', status: 'CANCELLED' },
    })
  })
})

describe('a cancellation policy', () => {
  test.each([
    ['flexible', DAY, 10_000, 0],
    ['moderate', 5 * DAY, 10_000, 5000],
    ['moderate', DAY, 5000, 0],
    ['strict', 14 * DAY, 10_000, 5000],
    ['strict', 7 * DAY, 5000, 0],
  ] as const)('%s: at %i seconds before the start %i, one second later %i', (kind, before, now, later) => {
    expect(refundAt(POLICIES[kind], STARTS_AT, 10_000, STARTS_AT - before)).toBe(now)
    expect(refundAt(POLICIES[kind], STARTS_AT, 10_000, STARTS_AT - before + 1)).toBe(later)
  })

  test('half yen are rounded for the visitor', () => {
    const deadlines = deadlinesOf(POLICIES.moderate, STARTS_AT, 7777, STARTS_AT - 30 * DAY)
    expect(deadlines.map(({ refundYen }) => refundYen)).toEqual([7777, 3889])
  })

  test('names no deadline that has passed: its second still counts, the next one does not', () => {
    const named = (before: number) =>
      deadlinesOf(POLICIES.moderate, STARTS_AT, 10_000, STARTS_AT - before).map(({ refundYen }) => refundYen)
    expect(named(5 * DAY)).toEqual([10_000, 5000])
    expect(named(5 * DAY - 1)).toEqual([5000])
    expect(named(DAY - 1)).toEqual([])
  })

  test('never gives back more than was paid, nor more for a later hour', () => {
    const kinds = fc.constantFrom('flexible' as const, 'moderate' as const, 'strict' as const)
    const hours = fc.tuple(fc.integer({ min: 0, max: 40 * DAY }), fc.integer({ min: 0, max: 40 * DAY }))
    fc.assert(
      fc.property(kinds, fc.integer({ min: 0, max: 10_000_000 }), hours, (kind, paid, [a, b]) => {
        const early = refundAt(POLICIES[kind], STARTS_AT, paid, STARTS_AT - Math.max(a, b))
        const late = refundAt(POLICIES[kind], STARTS_AT, paid, STARTS_AT - Math.min(a, b))
        return late >= 0 && late <= early && early <= paid && Number.isInteger(early)
      }),
    )
  })
})

describe('a reference', () => {
  test('is read as people type it', () => {
    const reference = referenceOf('0123456789abcdefghjkmnpqrs')
    expect(reference).toMatch(/^MGR-[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    expect(parseReference(` ${reference.toLowerCase().replaceAll('-', ' ')} `)).toBe(reference)
    expect(parseReference('mgr-ol11o-22222')).toBe('MGR-01110-22222')
    expect(parseReference('MGR-123')).toBeNull()
    expect(parseReference('')).toBeNull()
  })
})
