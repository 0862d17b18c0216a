import { expect, test } from 'vitest'
import { placeLabels } from './map-labels.ts'

const SHEET = { width: 640, height: 400 }
/** Eleven points, five of them within a thumb's width. */
const POINTS = [
  [259, 243],
  [461, 235],
  [472, 158],
  [349, 143],
  [85, 288],
  [565, 132],
  [286, 220],
  [330, 81],
  [492, 182],
  [502, 214],
  [418, 117],
].map(([x, y]) => ({ x: x!, y: y!, width: 90, height: 18 }))

test('no label covers another label, a point or the edge', () => {
  const placed = placeLabels(POINTS, SHEET)
  placed.forEach((one, index) => {
    expect(one.left >= 0 && one.top >= 0 && one.left + 90 <= SHEET.width && one.top + 18 <= SHEET.height).toBe(true)
    for (const point of POINTS) {
      expect(point.x > one.left && point.x < one.left + 90 && point.y > one.top && point.y < one.top + 18).toBe(false)
    }
    for (const other of placed.slice(index + 1)) {
      expect(Math.abs(one.left - other.left) < 90 && Math.abs(one.top - other.top) < 18).toBe(false)
    }
  })
})

test('a lone point has its label right beside it, and a sheet without points has none', () => {
  const [label] = placeLabels([{ x: 300, y: 200, width: 90, height: 18 }], SHEET)
  expect(Math.hypot(label!.lineX - 300, label!.lineY - 200)).toBeLessThan(12)
  expect(placeLabels([], SHEET)).toEqual([])
})
