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

/** The way one looks from a point to another, in degrees clockwise from true north, 0 to below 360 (great circle). */
export function bearingDegrees(from: Point, to: Point): number {
  const dLng = (to.lng - from.lng) * RADIANS
  const [lat, otherLat] = [from.lat * RADIANS, to.lat * RADIANS]
  const east = Math.sin(dLng) * Math.cos(otherLat)
  const north = Math.cos(lat) * Math.sin(otherLat) - Math.sin(lat) * Math.cos(otherLat) * Math.cos(dLng)
  return (Math.atan2(east, north) / RADIANS + 360) % 360
}

/** The point so many metres away in a direction; good to a metre within some kilometres. */
export function pointTowards(from: Point, bearing: number, meters: number): Point {
  const dLat = (meters * Math.cos(bearing * RADIANS)) / EARTH_RADIUS_METERS / RADIANS
  const dLng = (meters * Math.sin(bearing * RADIANS)) / EARTH_RADIUS_METERS / RADIANS / Math.cos(from.lat * RADIANS)
  return { lat: from.lat + dLat, lng: from.lng + dLng }
}
