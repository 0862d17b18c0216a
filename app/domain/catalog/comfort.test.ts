import { describe, expect, it } from 'vitest'
import { type ComfortPattern, type ComfortRecord, comfortOn, overlaps } from './comfort.ts'

const pattern = (changes: Partial<ComfortPattern> = {}): ComfortPattern => ({
  days: ['sat', 'sun', 'holiday'],
  fromHour: 10,
  toHour: 15,
  level: 'pressed',
  months: [4, 11],
  ...changes,
})
const record = (changes: Partial<ComfortRecord> = {}): ComfortRecord => ({
  ...pattern(),
  id: 'c',
  placeId: 'p',
  basis: 'board',
  isConfirmed: true,
  setBy: null,
  setAt: 0,
  ...changes,
})

describe('how pressed a place is on a day', () => {
  it.each([
    ['a Saturday in November', '2026-11-21', 1],
    ['the Friday before', '2026-11-20', 0],
    ['a Saturday in December', '2026-12-05', 0],
    ['a Monday that is a national holiday', '2026-11-23', 1],
  ])('%s', (_, date, count) => {
    expect(comfortOn([record()], date)).toHaveLength(count)
  })

  it('is told by the clock, the earliest first; a holiday is no Monday', () => {
    const weekdays = record({ days: ['mon'], fromHour: 8, toHour: 9, level: 'busy', months: null, isConfirmed: false })
    const early = record({ fromHour: 6, toHour: 7, level: 'quiet' })
    expect(comfortOn([record(), early, weekdays], '2026-11-23')).toEqual([
      { from: 360, to: 420, level: 'quiet', isConfirmed: true },
      { from: 600, to: 900, level: 'pressed', isConfirmed: true },
    ])
    expect(comfortOn([record(), weekdays], '2026-11-16')).toEqual([
      { from: 480, to: 540, level: 'busy', isConfirmed: false },
    ])
  })
})

describe('two patterns', () => {
  it.each([
    ['the next hour', { fromHour: 15, toHour: 16 }, false],
    ['one hour in common', { fromHour: 14, toHour: 16 }, true],
    ['other days', { days: ['mon', 'tue'] as const }, false],
    ['other months', { months: [5, 6] }, false],
    ['all year', { months: null }, true],
  ])('%s', (_, changes, isOverlap) => {
    const other = pattern({ level: 'busy', ...(changes as Partial<ComfortPattern>) })
    expect(overlaps(pattern(), other)).toBe(isOverlap)
    expect(overlaps(other, pattern())).toBe(isOverlap)
  })
})
