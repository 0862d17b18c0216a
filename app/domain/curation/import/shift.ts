import { distanceMeters, type Point } from '../../values/geo.ts'

/** How a file's points are to be read: as they are, on Tokyo's old datum, or with China's offset. */
export const DATUMS = ['wgs84', 'tokyo', 'gcj02'] as const
export type Datum = (typeof DATUMS)[number]

export interface FileShift {
  /** What to add to each point of the file. */
  dLat: number
  dLng: number
  meters: number
  /** How many places of the file lie off by it. */
  places: number
  /** What it looks like; null for a vector that no known mistake explains. */
  datum: Exclude<Datum, 'wgs84'> | null
}

const FEWEST = 4
const LEAST_METERS = 120
const SCATTER_METERS = 80

/** One vector by which a whole file lies off places that are known by the same names; null where there is none. */
export function findShift(pairs: readonly { file: Point; known: Point }[]): FileShift | null {
  if (pairs.length < FEWEST) return null
  const dLat = median(pairs.map(({ file, known }) => known.lat - file.lat))
  const dLng = median(pairs.map(({ file, known }) => known.lng - file.lng))
  const moved = pairs.map(({ file, known }) => distanceMeters({ lat: file.lat + dLat, lng: file.lng + dLng }, known))
  const middle = { lat: median(pairs.map(({ file }) => file.lat)), lng: median(pairs.map(({ file }) => file.lng)) }
  const meters = distanceMeters(middle, { lat: middle.lat + dLat, lng: middle.lng + dLng })
  const places = moved.filter((off) => off <= SCATTER_METERS).length
  if (meters < LEAST_METERS || places < FEWEST || places < pairs.length * 0.6) return null
  const datum = (['tokyo', 'gcj02'] as const).find((each) => {
    const off = pairs.map(({ file, known }) => distanceMeters(toWgs84(file, each), known))
    return median(off) <= SCATTER_METERS
  })
  return { dLat, dLng, meters: Math.round(meters), places, datum: datum ?? null }
}

/** A point of another datum on the one that all maps of today use. */
export function toWgs84({ lat, lng }: Point, datum: Datum): Point {
  if (datum === 'wgs84') return { lat, lng }
  if (datum === 'tokyo') {
    // The usual linear approximation, good to a few metres within Japan.
    return {
      lat: lat - 0.00010695 * lat + 0.000017464 * lng + 0.0046017,
      lng: lng - 0.000046038 * lat - 0.000083043 * lng + 0.01004,
    }
  }
  const { lat: byLat, lng: byLng } = chineseOffset({ lat, lng })
  return { lat: lat - byLat, lng: lng - byLng }
}

/** The offset that Chinese maps add, by the formula that everybody uses for it. */
function chineseOffset({ lat, lng }: Point): Point {
  const [x, y] = [lng - 105, lat - 35]
  const wave = (value: number, period: number) => Math.sin((value * Math.PI) / period)
  const ripple = ((20 * wave(x, 1 / 6) + 20 * wave(x, 1 / 2)) * 2) / 3
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    ripple +
    ((20 * wave(y, 1) + 40 * wave(y, 3)) * 2) / 3 +
    ((160 * wave(y, 12) + 320 * wave(y, 30)) * 2) / 3
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    ripple +
    ((20 * wave(x, 1) + 40 * wave(x, 3)) * 2) / 3 +
    ((150 * wave(x, 12) + 300 * wave(x, 30)) * 2) / 3
  const radians = (lat * Math.PI) / 180
  const magic = 1 - 0.006693421622965943 * Math.sin(radians) ** 2
  const axis = 6378245
  return {
    lat: (north * 180) / (((axis * (1 - 0.006693421622965943)) / (magic * Math.sqrt(magic))) * Math.PI),
    lng: (east * 180) / ((axis / Math.sqrt(magic)) * Math.cos(radians) * Math.PI),
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}
