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

/** What a group's sign says: `5`, `5–7` for a run of three or more, `2 · 6` for what lies apart. */
export function labelOf({ pins }: PinGroup): string {
  const runs: [from: number, to: number][] = []
  for (const { position } of pins) {
    const last = runs.at(-1)
    if (last && last[1] === position) last[1] = position + 1
    else runs.push([position + 1, position + 1])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}${to - from > 1 ? '–' : ' · '}${to}`)).join(' · ')
}

/** Wide signs are as wide as their words; a guess is enough to keep them apart. */
function widthOf(group: PinGroup): number {
  const letters = labelOf(group).length
  return letters <= 2 ? PIN_PX : 14 + letters * 6.5
}

/** Each sign takes the nearest free room around its point; where all is taken it stays and covers. */
function makeRoom(groups: PinGroup[]): void {
  for (const [index, group] of groups.entries()) {
    const placed = groups.slice(0, index)
    const sideways = (widthOf(group) + PIN_PX) / 2
    const tried = [
      [0, 0],
      ...[1, 2].flatMap((step) => [
        [0, -PIN_PX * step],
        [0, PIN_PX * step],
        [sideways * step, 0],
        [-sideways * step, 0],
        [sideways * step, -PIN_PX],
        [-sideways * step, PIN_PX],
      ]),
    ].map(([x, y]) => ({ x: x!, y: y! }))
    group.offset = tried.find((offset) => !placed.some((other) => overlap({ ...group, offset }, other))) ?? tried[0]!
  }
}

function overlap(one: PinGroup, other: PinGroup): boolean {
  const [a, b] = [centreOf(one), centreOf(other)]
  return Math.abs(a.x - b.x) < (widthOf(one) + widthOf(other)) / 2 && Math.abs(a.y - b.y) < PIN_PX
}

function centreOf({ pins: [first], offset }: PinGroup) {
  return { x: first!.x + offset.x, y: first!.y + offset.y }
}
