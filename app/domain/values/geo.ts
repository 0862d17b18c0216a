/** WGS84 degrees. GeoJSON order (`[lng, lat]`) is used only where GeoJSON is written. */
export interface Point {
  lat: number
  lng: number
}

/** West, south, east, north in degrees, as in GeoJSON's `bbox`. */
export type BBox = [west: number, south: number, east: number, north: number]

/** Japan with its outer islands; anything outside is a mistake of the input. */
export const JAPAN_BBOX: BBox = [122.5, 20.0, 154.5, 46.0]

export function isInJapan(point: Point): boolean {
  return isInBBox(point, JAPAN_BBOX)
}

export function isInBBox(point: Point, [west, south, east, north]: BBox): boolean {
  return point.lng >= west && point.lng <= east && point.lat >= south && point.lat <= north
}

const EARTH_RADIUS_METERS = 6_371_008.8
const RADIANS = Math.PI / 180

/**
 * Great-circle distance in metres (haversine, mean Earth radius: the same formula and radius as Turf's `distance`).
 * The planner asks it some hundred thousand times a request, so it takes numbers and allocates nothing.
 */
export function distanceMeters(a: Point, b: Point): number {
  const dLat = (b.lat - a.lat) * RADIANS
  const dLng = (b.lng - a.lng) * RADIANS
  const sinLat = Math.sin(dLat / 2)
  const sinLng = Math.sin(dLng / 2)
  const h = sinLat * sinLat + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * sinLng * sinLng
  return 2 * EARTH_RADIUS_METERS * Math.atan2(Math.sqrt(h), Math.sqrt(1 - h))
}
