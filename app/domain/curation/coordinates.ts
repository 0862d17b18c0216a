import { booleanPointInPolygon, pointToPolygonDistance } from '@turf/turf'
import { distanceMeters, isInJapan, type Point } from '../values/geo.ts'
import { accept, type Result, refuse } from '../values/result.ts'

export type CoordinatesRefusal = {
  kind: 'coordinates_unreadable' | 'coordinates_swapped' | 'coordinates_outside_japan'
}

const NUMBER = String.raw`([+-]?\d{1,3}(?:\.\d+)?)\s*°?`
const PAIR = new RegExp(`^${NUMBER}\\s*[,;\\s]\\s*${NUMBER}$`)

/** Reads "34.8892, 135.8077" as people copy it from a map: latitude first, in degrees. */
export function readCoordinates(text: string): Result<Point, CoordinatesRefusal> {
  const found = PAIR.exec(text.normalize('NFKC').replaceAll('、', ',').trim())
  if (!found) return refuse({ kind: 'coordinates_unreadable' })
  const [lat, lng] = [Number(found[1]), Number(found[2])]
  if (isInJapan({ lat, lng })) return accept({ lat, lng })
  return refuse({ kind: isInJapan({ lat: lng, lng: lat }) ? 'coordinates_swapped' : 'coordinates_outside_japan' })
}

type Outline = Parameters<typeof pointToPolygonDistance>[1]

export interface RegionGround {
  /** The prefecture's outline; simplified, so its coast may lie some kilometres off and small islands are missing. */
  outline: Outline
  /** The middles of its municipalities; an island that the outline misses has one. */
  municipalities: readonly Point[]
  /** The middle of the board's own municipality, if it is bound to one. */
  own: Point | null
}

const COAST_METERS = 5_000
const ISLAND_METERS = 10_000
/** Japan's largest municipality reaches about as far from its middle. */
const MUNICIPALITY_METERS = 45_000

/** Whether a point can lie in a board's region; what the simplified outline can't tell is allowed. */
export function isOnGroundOf({ outline, municipalities, own }: RegionGround, point: Point): boolean {
  if (own && distanceMeters(own, point) > MUNICIPALITY_METERS) return false
  const position = [point.lng, point.lat]
  return (
    booleanPointInPolygon(position, outline) ||
    pointToPolygonDistance(position, outline, { units: 'meters' }) <= COAST_METERS ||
    municipalities.some((middle) => distanceMeters(middle, point) <= ISLAND_METERS)
  )
}
