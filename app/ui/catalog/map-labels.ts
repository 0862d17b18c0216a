/** A point of a sheet and the size of the label it wants, all in the sheet's units. */
export interface Labelled {
  x: number
  y: number
  width: number
  height: number
}

/** The label's upper left corner, and where its line to the point ends. */
export interface PlacedLabel {
  left: number
  top: number
  lineX: number
  lineY: number
}

interface Sheet {
  width: number
  height: number
}

const DISTANCES = [9, 16, 26, 40, 58, 80]
const DIRECTIONS = 24
const GAP = 4
/** How much nearer its own point is to a label than any other has to be, to be taken for it. */
const CLEARLY_NEARER = 6

/** Sheets already laid out: the areas seldom change, and every reader of the front page asks for the same ones. */
const laidOut = new Map<string, PlacedLabel[]>()
const MOST_KEPT = 32

/**
 * Puts each label beside its point so that none covers another or a point, as near as it goes; the most crowded points
 * choose first. Every sheet with the same points looks the same.
 */
export function placeLabels(points: readonly Labelled[], sheet: Sheet): readonly PlacedLabel[] {
  const key = JSON.stringify([points, sheet])
  const known = laidOut.get(key)
  if (known) return known
  if (laidOut.size >= MOST_KEPT) laidOut.clear()
  const labels = layOut(points, sheet)
  laidOut.set(key, labels)
  return labels
}

function layOut(points: readonly Labelled[], sheet: Sheet): PlacedLabel[] {
  const crowd = points.map(
    (point) => points.filter((other) => Math.hypot(other.x - point.x, other.y - point.y) < 90).length,
  )
  const order = points.map((_, index) => index).sort((a, b) => crowd[b]! - crowd[a]! || a - b)
  const placed: (Box | undefined)[] = points.map(() => undefined)
  for (const index of order) {
    const free = candidatesOf(points[index]!).filter((box) => isInside(box, sheet))
    let [best, least] = [free[0] ?? candidatesOf(points[index]!)[0]!, Number.POSITIVE_INFINITY]
    for (const box of free) {
      const cost = box.distance + troubleOf(box, index, points, placed)
      if (cost < least) [best, least] = [box, cost]
    }
    placed[index] = best
  }
  return points.map(({ x, y }, index) => {
    const { left, top, right, bottom } = placed[index]!
    return { left, top, lineX: clamp(x, left, right), lineY: clamp(y, top, bottom) }
  })
}

interface Box {
  left: number
  top: number
  right: number
  bottom: number
  distance: number
}

function candidatesOf({ x, y, width, height }: Labelled): Box[] {
  return DISTANCES.flatMap((distance) =>
    Array.from({ length: DIRECTIONS }, (_, step) => {
      const angle = (2 * Math.PI * step) / DIRECTIONS
      const left = Math.round(x + Math.cos(angle) * (distance + width / 2) - width / 2)
      const top = Math.round(y + Math.sin(angle) * (distance + height / 2) - height / 2)
      return { left, top, right: left + width, bottom: top + height, distance }
    }),
  )
}

/**
 * Covering another label is worst, then covering a point; a line across a label is still worse than a longer way, and
 * so is standing nearer to a point that it does not name: the eye reads a label with the point beside it.
 */
function troubleOf(box: Box, own: number, points: readonly Labelled[], placed: readonly (Box | undefined)[]): number {
  let trouble = 0
  points.forEach((point, index) => {
    if (holds(box, point)) trouble += 500
    if (index !== own && gapOf(box, point) < gapOf(box, points[own]!) + CLEARLY_NEARER) trouble += 100
    const other = placed[index]
    if (!other || index === own) return
    if (meets(box, other)) trouble += 1000
    if (crosses(points[own]!, box, other) || crosses(point, other, box)) trouble += 200
  })
  return trouble
}

function gapOf({ left, top, right, bottom }: Box, { x, y }: { x: number; y: number }): number {
  return Math.hypot(x - clamp(x, left, right), y - clamp(y, top, bottom))
}

function isInside({ left, top, right, bottom }: Box, { width, height }: { width: number; height: number }): boolean {
  return left >= GAP && top >= GAP && right <= width - GAP && bottom <= height - GAP
}

function meets(a: Box, b: Box): boolean {
  return a.left < b.right + GAP && b.left < a.right + GAP && a.top < b.bottom + GAP && b.top < a.bottom + GAP
}

function holds({ left, top, right, bottom }: Box, { x, y }: { x: number; y: number }): boolean {
  return x > left - GAP && x < right + GAP && y > top - GAP && y < bottom + GAP
}

/** Whether the line from a point to its label runs over another label: looked at in eight places. */
function crosses({ x, y }: Labelled, { left, top, right, bottom }: Box, other: Box): boolean {
  const [toX, toY] = [clamp(x, left, right), clamp(y, top, bottom)]
  return Array.from({ length: 8 }, (_, step) => step / 8).some((part) =>
    holds(other, { x: x + (toX - x) * part, y: y + (toY - y) * part }),
  )
}

function clamp(value: number, from: number, to: number): number {
  return Math.min(to, Math.max(from, value))
}
