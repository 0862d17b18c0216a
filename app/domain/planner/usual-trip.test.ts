import { expect, test } from 'vitest'
import { usualTrip } from './usual-trip.ts'

test.each([
  // 2026-11-23 is a Monday.
  ['en', '2026-11-23', '2026-12-08', '2026-12-10'],
  ['en', '2026-11-24', '2026-12-08', '2026-12-10'],
  ['en', '2026-11-25', '2026-12-15', '2026-12-17'],
  ['ja', '2026-11-23', '2026-11-28', '2026-11-29'],
  ['ja', '2026-11-24', '2026-12-05', '2026-12-06'],
])('to a reader of %s on %s the form suggests %s to %s', (language, today, firstDay, lastDay) => {
  expect(usualTrip(today, language)).toEqual({ firstDay, lastDay })
})
