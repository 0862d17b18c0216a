import { describe, expect, it } from 'vitest'
import { groupPins, labelOf, type Pin } from './pin-groups.ts'

const pin = (dayIndex: number, position: number, x: number, y = 0): Pin => ({
  stopId: `${dayIndex}.${position}`,
  dayIndex,
  position,
  x,
  y,
})
const labels = (...pins: Pin[]) => groupPins(pins).map(labelOf)

describe('pins that would cover each other', () => {
  it('stay apart when they are apart', () => expect(labels(pin(0, 0, 0), pin(0, 1, 24))).toEqual(['1', '2']))
  it('of one day become one sign', () => expect(labels(pin(0, 0, 0), pin(0, 1, 23))).toEqual(['1 · 2']))
  it('a run of three says from where to where', () => {
    expect(labels(pin(0, 4, 0), pin(0, 5, 5), pin(0, 6, 9))).toEqual(['5–7'])
  })
  it('runs and single ones are told apart', () => {
    expect(labels(pin(0, 1, 0), pin(0, 4, 5), pin(0, 5, 6), pin(0, 6, 9))).toEqual(['2 · 5–7'])
  })
  it('a day that comes back to a place joins its earlier stop', () => {
    expect(labels(pin(0, 0, 0), pin(0, 1, 300), pin(0, 2, 4))).toEqual(['1 · 3', '2'])
  })
  it('of two days stand beside each other', () => {
    const [first, second] = groupPins([pin(0, 0, 0), pin(1, 0, 3, 4)])
    expect(first!.offset).toEqual({ x: 0, y: 0 })
    expect(Math.abs(second!.offset.y + 4)).toBeGreaterThanOrEqual(24)
  })
  it('each stop is in exactly one sign', () => {
    const pins = Array.from({ length: 40 }, (_, index) => pin(index % 3, index, (index * 37) % 90, (index * 53) % 70))
    const seen = groupPins(pins).flatMap((group) => group.pins.map(({ stopId }) => stopId))
    expect(seen.sort()).toEqual(pins.map(({ stopId }) => stopId).sort())
  })
})
