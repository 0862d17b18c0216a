import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays } from '../values/time.ts'
import { choicesOf, HOURS_DAYS, HOURS_WEEKDAYS, type HoursTimes, notationOf } from './hours-choices.ts'
import { isReadableNotation, openWindows } from './opening-hours.ts'

const KYOTO = { lat: 35, lng: 135.8 }

it('reads what the records of the catalog are written in, and writes what means the same', () => {
  for (const notation of [
    '24/7',
    'sunrise-sunset',
    '09:00-17:00',
    'Tu-Su 09:30-16:30',
    'Apr-Oct We-Mo 09:00-17:00; Nov-Mar We-Mo 09:00-16:00',
    'Mo,Tu,Th-Su 11:30-14:00,17:30-21:00',
    'Mo-Su 09:00-17:00; We off; PH 10:00-16:00',
    'Mo-Sa 18:00-02:00; PH off',
    'Feb 20-Sep 30 09:00-17:00; Oct 01-Feb 19 09:00-16:30; Dec 29-31 off',
    'Mar-Sep 09:00-17:00; Oct-Feb 09:00-16:30; We[3] off',
    '10:00-18:00; Fr 10:00-20:00; Tu[2,4] off; Dec 29-Jan 03 off',
  ]) {
    const written = notationOf(choicesOf(notation)!)
    expect(choicesOf(written), notation).toEqual(choicesOf(notation))
    for (let day = 0; day < 400; day += 3) {
      const date = addDays('2026-01-01', day)
      expect(openWindows(written, date, KYOTO), `${notation} on ${date}`).toEqual(openWindows(notation, date, KYOTO))
    }
  }
})

it('has no choices for what they can not say', () => {
  for (const notation of [
    'Mo-Fr 09:00-17:00 || "by appointment"',
    'week 1-10 Mo 09:00-12:00',
    'sunrise-18:00',
    'PH off; Sa 10:00-12:00',
    'Mo-Su,PH 09:00-17:00; We off',
    '2026 Dec 24 10:00-12:00',
    'Feb 30 off',
    'We off',
    'Mo 25:00-26:00',
    '',
    'open sometimes',
  ]) {
    expect(choicesOf(notation), notation).toBeNull()
  }
})

const minute = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15)
const window = fc
  .tuple(minute, fc.integer({ min: 1, max: 95 }))
  .map(([from, long]): [number, number] => [from, from + long * 15])
const season = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.boolean())
  .map(([from, to, hasDays]) => ({
    from: { month: from, day: hasDays ? 3 : null },
    to: { month: to, day: hasDays ? 28 : null },
  }))
const choices: fc.Arbitrary<HoursTimes> = fc.record({
  kind: fc.constant('times' as const),
  rows: fc.array(
    fc.record({
      season: fc.option(season),
      days: fc
        .subarray([...HOURS_DAYS], { minLength: 1 })
        // A holiday is as its weekday where all of them are named.
        .filter((days) => days.length < HOURS_DAYS.length),
      windows: fc.array(window, { minLength: 1, maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  closed: fc.record({
    nth: fc.array(
      fc.record({
        weekday: fc.constantFrom(...HOURS_WEEKDAYS),
        nths: fc.subarray([1, 2, 3, 4, 5], { minLength: 1 }),
      }),
      { maxLength: 2 },
    ),
    onHolidays: fc.boolean(),
    seasons: fc.array(season, { maxLength: 2 }),
  }),
})

it('writes every choice as a notation that is read again as that choice', () => {
  fc.assert(
    fc.property(choices, (given) => {
      const notation = notationOf(given)
      expect(choicesOf(notation)).toEqual(given)
      expect(isReadableNotation(notation)).toBe(true)
    }),
    { numRuns: 300 },
  )
})
