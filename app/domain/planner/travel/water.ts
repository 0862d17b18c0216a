import { distanceMeters, type Point } from '../../values/geo.ts'

type Ring = [lng: number, lat: number][]

/** Knows how much of the straight way between two points lies over sea or lake. */
export interface Water {
  metersBetween(from: Point, to: Point): number
}

/** Metres of a way over water that count: none on a short way or below what the coarse outline can tell. */
export function wetMeters(water: Water | null, from: Point, to: Point, straightMeters: number): number {
  if (water === null || straightMeters < LEAST_WATER_METERS) return 0
  const meters = water.metersBetween(from, to)
  return meters < LEAST_WATER_METERS ? 0 : meters
}

/** Below this a bridge, a harbour or the coarse outline explains it. */
const LEAST_WATER_METERS = 1500
/** A metre over water stands for three by the bridge, the boat or the way round. */
export const WATER_DETOUR = 3

const CELL = 0.01
const WEST = 122
const SOUTH = 24
const COLUMNS = 2500
const ROWS = 2200
const SAMPLE_METERS = 700
/** Cells in the side of a block. */
const BLOCK = 5

/**
 * Land as a grid of hundredths of a degree, from outer rings of land and of lakes in it. Land is widened by a cell on all
 * sides: the outline is coarse, and a strait of a kilometre has its bridge or ferry in every estimate anyway.
 */
export function waterFrom(land: readonly Ring[], lakes: readonly Ring[]): Water {
  const isLand = new Uint8Array(COLUMNS * ROWS)
  for (const ring of land) fill(isLand, ring, 1)
  for (const ring of lakes) fill(isLand, ring, 0)
  const wide = widened(isLand)
  const isDry = dryBoxes(wide)
  const isWater = (lng: number, lat: number) => {
    const column = Math.floor((lng - WEST) / CELL)
    const row = Math.floor((lat - SOUTH) / CELL)
    return column < 0 || column >= COLUMNS || row < 0 || row >= ROWS || wide[row * COLUMNS + column] === 0
  }
  return {
    metersBetween(from, to) {
      if (isDry(from, to)) return 0
      const meters = distanceMeters(from, to)
      const steps = Math.ceil(meters / SAMPLE_METERS)
      let wet = 0
      for (let i = 1; i < steps; i++) {
        const share = i / steps
        if (isWater(from.lng + (to.lng - from.lng) * share, from.lat + (to.lat - from.lat) * share)) wet++
      }
      return steps === 0 ? 0 : (wet * meters) / steps
    },
  }
}

/** Marks the cells whose middle lies inside a ring, row by row. */
function fill(cells: Uint8Array, ring: Ring, value: 0 | 1): void {
  const lats = ring.map(([, lat]) => lat)
  const first = Math.max(0, Math.floor((Math.min(...lats) - SOUTH) / CELL))
  const last = Math.min(ROWS - 1, Math.floor((Math.max(...lats) - SOUTH) / CELL))
  const crossings: number[][] = Array.from({ length: Math.max(0, last - first + 1) }, () => [])
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1]!
    const [x2, y2] = ring[i]!
    const from = Math.max(first, Math.ceil((Math.min(y1, y2) - SOUTH) / CELL - 0.5))
    const to = Math.min(last, Math.ceil((Math.max(y1, y2) - SOUTH) / CELL - 0.5) - 1)
    for (let row = from; row <= to; row++) {
      const lat = SOUTH + (row + 0.5) * CELL
      crossings[row - first]!.push(x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1))
    }
  }
  for (const [offset, row] of crossings.entries()) {
    row.sort((a, b) => a - b)
    for (let i = 0; i + 1 < row.length; i += 2) {
      const from = Math.max(0, Math.ceil((row[i]! - WEST) / CELL - 0.5))
      const to = Math.min(COLUMNS - 1, Math.ceil((row[i + 1]! - WEST) / CELL - 0.5) - 1)
      for (let column = from; column <= to; column++) cells[(first + offset) * COLUMNS + column] = value
    }
  }
}

/** Answers at once for boxes without any water, by sums over blocks of five by five cells. */
function dryBoxes(cells: Uint8Array): (a: Point, b: Point) => boolean {
  const columns = COLUMNS / BLOCK
  const rows = ROWS / BLOCK
  const sums = new Int32Array((columns + 1) * (rows + 1))
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let wet = 0
      for (let y = row * BLOCK; y < (row + 1) * BLOCK; y++) {
        for (let x = column * BLOCK; x < (column + 1) * BLOCK; x++) wet += 1 - cells[y * COLUMNS + x]!
      }
      const at = (row + 1) * (columns + 1) + column + 1
      sums[at] = wet + sums[at - 1]! + sums[at - columns - 1]! - sums[at - columns - 2]!
    }
  }
  const block = (degrees: number, origin: number, most: number) =>
    Math.min(most - 1, Math.max(0, Math.floor((degrees - origin) / (CELL * BLOCK))))
  return (a, b) => {
    const west = block(Math.min(a.lng, b.lng), WEST, columns)
    const east = block(Math.max(a.lng, b.lng), WEST, columns) + 1
    const south = block(Math.min(a.lat, b.lat), SOUTH, rows) * (columns + 1)
    const north = (block(Math.max(a.lat, b.lat), SOUTH, rows) + 1) * (columns + 1)
    return sums[north + east]! - sums[north + west]! - sums[south + east]! + sums[south + west]! === 0
  }
}

function widened(cells: Uint8Array): Uint8Array {
  const wide = Uint8Array.from(cells)
  for (let at = COLUMNS; at < cells.length - COLUMNS; at++) {
    if (cells[at - 1] === 1 || cells[at + 1] === 1 || cells[at - COLUMNS] === 1 || cells[at + COLUMNS] === 1)
      wide[at] = 1
  }
  return wide
}
