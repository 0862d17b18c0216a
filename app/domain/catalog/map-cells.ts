import type { BBox, Point } from '../values/geo.ts'

/** The zoom whose squares the index of places knows: some 500 m wide in Japan. */
export const CELL_ZOOM = 16
/** The zooms whose squares know how many places they hold. */
export const COUNTED_ZOOMS = [11, 13, 15] as const

/** The numbers of squares from one to another, both included, within a row. */
export type Stretch = [from: number, to: number]

/** Where a point lies among the squares of a zoom, in web Mercator; the same formula is in the database's index. */
export function squareAt({ lat, lng }: Point, zoom: number): { column: number; row: number } {
  const perSide = 2 ** zoom
  const radians = (lat * Math.PI) / 180
  const row = ((1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2) * perSide
  return { column: Math.floor(((lng + 180) / 360) * perSide), row: Math.floor(row) }
}

/** The squares that cover a box, a stretch for each row of them; a point at its very edge is within. */
export function stretchesOfBox([west, south, east, north]: BBox, zoom: number): Stretch[] {
  const first = squareAt({ lat: north + EDGE, lng: west - EDGE }, zoom)
  const last = squareAt({ lat: south - EDGE, lng: east + EDGE }, zoom)
  return stretches(first, last, zoom)
}

/** The squares of a zoom that a tile of a farther one is made of. */
export function stretchesOfTile({ z, x, y }: { z: number; x: number; y: number }, zoom: number): Stretch[] {
  const size = 2 ** (zoom - z)
  // Rows in which nothing of Japan lies need not be asked.
  const [top, bottom] = [squareAt({ lat: 46, lng: 0 }, zoom).row, squareAt({ lat: 20, lng: 0 }, zoom).row]
  const first = { column: x * size, row: Math.max(top, y * size) }
  return stretches(first, { column: (x + 1) * size - 1, row: Math.min(bottom, (y + 1) * size - 1) }, zoom)
}

/** Degrees; far more than two ways to compute a logarithm differ. */
const EDGE = 1e-9

function stretches(first: ReturnType<typeof squareAt>, last: ReturnType<typeof squareAt>, zoom: number): Stretch[] {
  const perSide = 2 ** zoom
  return Array.from({ length: Math.max(0, last.row - first.row + 1) }, (_, at): Stretch => {
    const row = (first.row + at) * perSide
    return [row + first.column, row + last.column]
  })
}
