import type { LngLatBoundsLike } from 'maplibre-gl'
import { distanceMeters, type Point } from '#app/domain/values/geo.ts'

/** The four main islands; what a map shows before it is told more. */
export const JAPAN_VIEW: [number, number, number, number] = [128.5, 30.5, 146, 45.6]

const METERS_PER_DEGREE = 111_195

/** The smallest box around points, or undefined without any. A single point gets about a kilometre. */
export function boundsOf(points: readonly [lng: number, lat: number][]): LngLatBoundsLike | undefined {
  if (points.length === 0) return undefined
  const lngs = points.map(([lng]) => lng)
  const lats = points.map(([, lat]) => lat)
  const [west, south, east, north] = [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]
  const isSmall = distanceMeters({ lat: south, lng: west }, { lat: north, lng: east }) < 500
  const margin = isSmall ? 0.005 : 0
  return [west - margin, south - margin, east + margin, north + margin]
}

/** The box around a circle, in degrees. */
export function boundsAround({ lat, lng }: Point, radiusMeters: number): LngLatBoundsLike {
  const dLat = radiusMeters / METERS_PER_DEGREE
  const dLng = dLat / Math.cos((lat * Math.PI) / 180)
  return [lng - dLng, lat - dLat, lng + dLng, lat + dLat]
}
