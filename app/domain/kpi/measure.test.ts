import { expect, test } from 'vitest'
import { progressOf, type Target } from './measure.ts'

const target: Target = {
  id: 'target-1',
  prefectureCode: '26',
  measure: 'guests',
  fromDay: '2026-11-01',
  untilDay: '2026-11-30',
  target: 200,
}

test.each([
  [199, '2026-11-30', { percent: 99, state: 'running' }],
  [200, '2026-11-30', { percent: 100, state: 'reached' }],
  [199, '2026-12-01', { percent: 99, state: 'missed' }],
  [450, '2026-12-01', { percent: 225, state: 'reached' }],
  [0, '2026-10-31', { percent: 0, state: 'ahead' }],
  [0, '2026-11-01', { percent: 0, state: 'running' }],
] as const)('%i of 200 guests on %s', (reached, today, progress) => {
  expect(progressOf(target, reached, today)).toEqual(progress)
})
