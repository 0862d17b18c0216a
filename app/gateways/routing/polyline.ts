import { EngineFailure } from './breaker.ts'

/** Reads Google's encoded polyline of so many decimals into GeoJSON's order. */
export function decodePolyline(text: string, decimals: number): [lng: number, lat: number][] {
  const scale = 10 ** decimals
  const path: [number, number][] = []
  let at = 0
  let lat = 0
  let lng = 0
  const next = (): number => {
    let value = 0
    let shift = 1
    for (;;) {
      const five = text.charCodeAt(at++) - 63
      // Past the end `charCodeAt` is NaN, which is no number from 0 to 63 either.
      if (!(five >= 0 && five < 64)) throw new EngineFailure('nonsense')
      value += (five % 32) * shift
      if (five < 32) return value % 2 === 1 ? -(value + 1) / 2 : value / 2
      shift *= 32
    }
  }
  while (at < text.length) {
    lat += next()
    lng += next()
    path.push([lng / scale, lat / scale])
  }
  return path
}

const MOST_POINTS = 120

/** At most 120 points with five decimals: enough for a map, and a plan stays small. */
export function thinned(path: [lng: number, lat: number][]): [lng: number, lat: number][] {
  const step = Math.max(1, (path.length - 1) / (MOST_POINTS - 1))
  const kept: [number, number][] = []
  for (let at = 0; at <= path.length - 1; at += step) kept.push(path[Math.round(at)]!)
  const last = path.at(-1)
  if (last && kept.at(-1) !== last) kept.push(last)
  const short = kept.map(([lng, lat]): [number, number] => [Math.round(lng * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5])
  return short.filter(([lng, lat], at) => at === 0 || lng !== short[at - 1]![0] || lat !== short[at - 1]![1])
}
