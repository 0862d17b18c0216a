/** A stop's place on the screen, in pixels. */
export interface Pin {
  stopId: string
  /** Both counted from 0. */
  dayIndex: number
  position: number
  x: number
  y: number
}

/** Pins of one day that would cover each other, as one; moved a little where another day's is in the way. */
export interface PinGroup {
  pins: Pin[]
  dayIndex: number
  /** How far its sign stands from its first pin's own point, in pixels. */
  offset: { x: number; y: number }
}

const PIN_PX = 28
/** Closer than this two numbers can't be read. */
const NEAR_PX = 24
const ROUNDS = 6

/** Gathers what overlaps: first within each day, in its order; then the days' signs make room for each other. */
export function groupPins(pins: readonly Pin[]): PinGroup[] {
  const groups: PinGroup[] = []
  for (const pin of pins) {
    const near = groups.find(
      ({ dayIndex, pins: [first] }) =>
        dayIndex === pin.dayIndex && Math.hypot(first!.x - pin.x, first!.y - pin.y) < NEAR_PX,
    )
    if (near) near.pins.push(pin)
    else groups.push({ pins: [pin], dayIndex: pin.dayIndex, offset: { x: 0, y: 0 } })
  }
  makeRoom(groups)
  return groups
}

/** What a group's sign says: `5`, `5–7` for a run, `2 · 6` for two apart, `2–9…` would lie, so `2 · 6 +3`. */
export function labelOf({ pins }: PinGroup): string {
  const numbers = pins.map(({ position }) => position + 1)
  const isRun = numbers.every((number, index) => number === numbers[0]! + index)
  if (numbers.length === 1) return String(numbers[0])
  if (isRun && numbers.length > 2) return `${numbers[0]}–${numbers.at(-1)}`
  const shown = numbers.slice(0, 2).join(' · ')
  return numbers.length > 2 ? `${shown} +${numbers.length - 2}` : shown
}

/** Wide signs are as wide as their words; a guess is enough to keep them apart. */
function widthOf(group: PinGroup): number {
  const letters = labelOf(group).length
  return letters <= 2 ? PIN_PX : PIN_PX + letters * 6
}

function makeRoom(groups: PinGroup[]): void {
  for (let round = 0; round < ROUNDS; round += 1) {
    let isQuiet = true
    for (const [index, group] of groups.entries()) {
      for (const other of groups.slice(0, index)) {
        const [a, b] = [centreOf(other), centreOf(group)]
        const overlapX = (widthOf(other) + widthOf(group)) / 2 - Math.abs(a.x - b.x)
        const overlapY = PIN_PX - Math.abs(a.y - b.y)
        if (overlapX <= 0 || overlapY <= 0) continue
        isQuiet = false
        group.offset.y += (b.y < a.y ? -1 : 1) * overlapY
      }
    }
    if (isQuiet) return
  }
}

function centreOf({ pins: [first], offset }: PinGroup) {
  return { x: first!.x + offset.x, y: first!.y + offset.y }
}
