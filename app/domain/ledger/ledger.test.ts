import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Share } from '../booking/booking.ts'
import { STRIPE } from './accounts.ts'
import { type ShareAgreement, sharesFor } from './agreements.ts'
import { bookingCancelled, bookingConfirmed, paymentReceived, refundPaid } from './booking-postings.ts'
import type { Posting } from './posting.ts'
import { posting } from './posting.ts'
import { splitPrice } from './split.ts'

const SHARES: Share[] = [
  { accountKind: 'platform', ownerId: 'platform', basisPoints: 1200 },
  { accountKind: 'region_fund', ownerId: '26', basisPoints: 300 },
  { accountKind: 'rights_holder', ownerId: 'w', basisPoints: 150 },
]
const anyShares = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 3000 }))
  .map((points) => SHARES.map((share, index) => ({ ...share, basisPoints: points[index]! })))
const anyYen = fc.integer({ min: 1, max: 100_000_000 })

describe('a posting', () => {
  test('that does not sum to zero, or is no whole yen, is our own mistake', () => {
    const of = (amountYen: number) => ({
      causeKind: 'refund' as const,
      causeId: '1',
      bookingId: null,
      at: 0,
      lines: [{ account: STRIPE, amountYen }],
    })
    expect(() => posting(of(1))).toThrow('sums to 1')
    expect(() => posting(of(0.5))).toThrow('no whole yen')
  })
})

describe('a split', () => {
  test('gives every yen away, each within one yen of its exact part', () => {
    fc.assert(
      fc.property(anyYen, anyShares, (total, shares) => {
        const parts = splitPrice(total, shares, 'g')
        const sum = parts.reduce((all, { amountYen }) => all + amountYen, 0)
        const areNear = shares.every(
          ({ basisPoints }, index) => Math.abs(parts[index + 1]!.amountYen - (total * basisPoints) / 10_000) < 1,
        )
        return sum === total && areNear
      }),
    )
  })

  test('is exact in yen: 10 001 yen', () => {
    expect(splitPrice(10_001, SHARES, 'g').map(({ amountYen }) => amountYen)).toEqual([8351, 1200, 300, 150])
    expect(splitPrice(10_001, SHARES, 'guide-1')[0]!.amountYen).toBe(8351)
  })
})

describe('the life of a booking in the ledger', () => {
  test('leaves the booking with nothing, whatever part comes back', () => {
    fc.assert(
      fc.property(anyYen, anyShares, fc.integer({ min: 0, max: 10_000 }), (total, shares, part) => {
        const refundYen = Math.ceil((total * part) / 10_000)
        const base = { bookingId: 'b', guideId: 'g', shares, at: 0 }
        const all: Posting[] = [
          paymentReceived({ paymentId: 'p', bookingId: 'b', amountYen: total, at: 0 }),
          bookingConfirmed({ ...base, totalYen: total }),
        ]
        if (refundYen > 0) {
          all.push(bookingCancelled({ ...base, totalYen: total, refundYen }))
          all.push(refundPaid({ refundId: 'r', bookingId: 'b', amountYen: refundYen, at: 0 }))
        }
        const balances = new Map<string, number>()
        for (const { account, amountYen } of all.flatMap(({ lines }) => lines)) {
          balances.set(account.id, (balances.get(account.id) ?? 0) + amountYen)
        }
        const kept = splitPrice(total - refundYen, shares, 'g')
        return (
          balances.get('booking:b') === 0 &&
          balances.get('stripe') === total - refundYen &&
          kept.every(({ account, amountYen }) => (balances.get(account.id) ?? 0) === -amountYen)
        )
      }),
    )
  })
})

describe('agreements', () => {
  const base: ShareAgreement = {
    id: '1',
    accountKind: 'region_fund',
    ownerId: '26',
    tourId: null,
    prefectureCode: '26',
    basisPoints: 300,
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
  }
  const points = (agreements: ShareAgreement[], day: string, tour = { id: 't', prefectureCode: '26' }) =>
    sharesFor(agreements, tour, day).map(({ basisPoints }) => basisPoints)

  test('count on their days and in their region', () => {
    expect(points([base], '2025-12-31')).toEqual([])
    expect(points([base], '2026-01-01')).toEqual([300])
    expect(points([base], '2026-12-31')).toEqual([300])
    expect(points([base], '2027-01-01')).toEqual([])
    expect(points([base], '2026-06-01', { id: 't', prefectureCode: '27' })).toEqual([])
  })

  test('the one for the tour goes before the one for the region, and zero ends it', () => {
    const own = { ...base, id: '2', tourId: 't', prefectureCode: null, basisPoints: 500 }
    expect(points([base, own], '2026-06-01')).toEqual([500])
    expect(points([base, { ...own, basisPoints: 0 }], '2026-06-01')).toEqual([])
  })

  test('more than everything is our own mistake', () => {
    const platform = { ...base, accountKind: 'platform' as const, basisPoints: 9800 }
    expect(() => points([base, platform], '2026-06-01')).toThrow('more than all of it')
  })
})
