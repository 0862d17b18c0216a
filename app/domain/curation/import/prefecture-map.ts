import { type BBox, distanceMeters, isInBBox, type Point } from '../../values/geo.ts'

type Ring = readonly (readonly number[])[]

export interface PrefectureOutline {
  code: string
  polygons: readonly (readonly Ring[])[]
}

/** The coast is drawn roughly: what lies this near to a prefecture can be in it. */
export const COAST_METERS = 5_000
const ISLAND_METERS = 10_000
const METERS_PER_DEGREE = 111_195
/** How many a degree has. */
const SQUARES = 50

interface Part {
  code: string
  rings: readonly Ring[]
  box: BBox
}

/** Which prefecture a point lies in, for many points: simplified outlines, and the middles of towns for small islands. */
export class PrefectureMap {
  private readonly parts: Part[]
  private readonly cells = new Map<number, Part[]>()
  /** Squares of two kilometres that no outline crosses: one answer is that of all their points. */
  private readonly squares = new Map<number, { code: string; meters: number } | null>()

  constructor(
    prefectures: readonly PrefectureOutline[],
    private readonly municipalities: readonly { prefectureCode: string; point: Point }[],
  ) {
    this.parts = prefectures.flatMap(({ code, polygons }) =>
      polygons.map((rings) => ({ code, rings, box: boxOf(rings[0]!) })),
    )
  }

  /** The prefecture, and how far off its drawn coast the point is; null out at sea. */
  locate(point: Point): { code: string; meters: number } | null {
    const square = this.squareAround(point)
    if (square) return square
    const near = this.partsAround(point)
    const part = near.find((each) => holds(each, point))
    if (part) return { code: part.code, meters: 0 }
    let nearest: { code: string; meters: number } | null = null
    for (const { code, rings, box } of near) {
      if (!isInBBox(point, wider(box))) continue
      const meters = metersToRings(rings, point)
      if (meters <= COAST_METERS && meters < (nearest?.meters ?? Infinity)) nearest = { code, meters }
    }
    if (nearest) return nearest
    for (const { prefectureCode, point: middle } of this.municipalities) {
      if (Math.abs(middle.lat - point.lat) > 0.1) continue
      const meters = distanceMeters(middle, point)
      if (meters <= ISLAND_METERS && meters < (nearest?.meters ?? Infinity)) nearest = { code: prefectureCode, meters }
    }
    return nearest
  }

  /** The prefecture that a whole square lies in; null where an outline crosses it or there is only sea. */
  private squareAround(point: Point): { code: string; meters: number } | null {
    const [south, west] = [Math.floor(point.lat * SQUARES), Math.floor(point.lng * SQUARES)]
    const key = south * 360 * SQUARES + west
    const kept = this.squares.get(key)
    if (kept !== undefined) return kept
    const square: BBox = [west / SQUARES, south / SQUARES, (west + 1) / SQUARES, (south + 1) / SQUARES]
    const parts = this.partsAround(point).filter(({ box }) => overlap(box, square))
    const isCrossed = parts.some(({ rings }) => rings.some((ring) => crosses(ring, square)))
    const part = isCrossed ? undefined : parts.find((each) => holds(each, point))
    const found = part ? { code: part.code, meters: 0 } : null
    this.squares.set(key, found)
    return found
  }

  /** The parts that a point of this tenth of a degree can lie in or near to. */
  private partsAround({ lat, lng }: Point): Part[] {
    const [south, west] = [Math.floor(lat * 10), Math.floor(lng * 10)]
    const key = south * 4000 + west
    const kept = this.cells.get(key)
    if (kept) return kept
    const cell: BBox = [west / 10, south / 10, (west + 1) / 10, (south + 1) / 10]
    const parts = this.parts.filter(({ box }) => overlap(wider(box), cell))
    this.cells.set(key, parts)
    return parts
  }

  /** Whether a point can lie in a prefecture as far as the simplified outline tells. */
  canLieIn(code: string, point: Point): boolean {
    const isNear = this.partsAround(point).some(
      (part) =>
        part.code === code &&
        isInBBox(point, wider(part.box)) &&
        (holds(part, point) || metersToRings(part.rings, point) <= COAST_METERS),
    )
    if (isNear) return true
    return this.municipalities.some(
      ({ prefectureCode, point: middle }) => prefectureCode === code && distanceMeters(middle, point) <= ISLAND_METERS,
    )
  }
}

/** Whether an edge may go through a box; one that only comes near it counts as well. */
function crosses(ring: Ring, [west, south, east, north]: BBox): boolean {
  let [px, py] = ring[ring.length - 1] as [number, number]
  for (const [x, y] of ring as [number, number][]) {
    const isBeside = (x < west && px < west) || (x > east && px > east)
    if (!isBeside && !((y < south && py < south) || (y > north && py > north))) return true
    px = x
    py = y
  }
  return false
}

function holds({ box, rings }: Part, point: Point): boolean {
  if (!isInBBox(point, box)) return false
  // Inside the outer ring and in none of the holes.
  return rings.every((ring, index) => isInRing(ring, point) === (index === 0))
}

function isInRing(ring: Ring, { lat, lng }: Point): boolean {
  let isInside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [x, y] = ring[i] as [number, number]
    const [px, py] = ring[j] as [number, number]
    if (y > lat !== py > lat && lng < ((px - x) * (lat - y)) / (py - y) + x) isInside = !isInside
  }
  return isInside
}

/** Metres to the nearest edge, on a plane around the point: over a few kilometres that is exact to a metre. */
function metersToRings(rings: readonly Ring[], { lat, lng }: Point): number {
  const perLng = METERS_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
  let nearest = Infinity
  for (const ring of rings) {
    let [px, py] = plane(ring[ring.length - 1]!, lat, lng, perLng)
    for (const position of ring) {
      const [x, y] = plane(position, lat, lng, perLng)
      const [dx, dy] = [x - px, y - py]
      const along = Math.max(0, Math.min(1, -(px * dx + py * dy) / (dx * dx + dy * dy || 1)))
      nearest = Math.min(nearest, Math.hypot(px + along * dx, py + along * dy))
      px = x
      py = y
    }
  }
  return nearest
}

function plane(position: readonly number[], lat: number, lng: number, perLng: number): [number, number] {
  return [(position[0]! - lng) * perLng, (position[1]! - lat) * METERS_PER_DEGREE]
}

function boxOf(ring: Ring): BBox {
  const box: BBox = [180, 90, -180, -90]
  for (const [lng, lat] of ring as [number, number][]) {
    box[0] = Math.min(box[0], lng)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lng)
    box[3] = Math.max(box[3], lat)
  }
  return box
}

function overlap(a: BBox, b: BBox): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
}

function wider([west, south, east, north]: BBox): BBox {
  return [west - 0.07, south - 0.05, east + 0.07, north + 0.05]
}
