import type { LocalText, Place } from '../catalog/place.ts'
import { type Look, type Sight, sightOf } from '../catalog/viewpoint.ts'
import { asksForManners, coarsePublicPoint, PROTECTED_PRECISION_METERS } from '../catalog/visibility.ts'
import { distanceMeters, type Point } from '../values/geo.ts'
import type { Itinerary, ItineraryDay, Leg, Stop } from './itinerary.ts'

/** How a place stands towards plans that were made before its board (or its owner) said so. */
export interface PlaceStanding {
  placeId: string
  /** Where one stands: the viewpoint or the public point, in degrees, and its precision in metres. */
  point: Point
  coordinatePrecisionMeters: number
  manners: LocalText | null
  sight: Sight | null
  /** Nothing leads there any more. */
  isLeftOut: boolean
}

/** What a plan may tell of a place; of a hidden one not even the point that was public before. */
export function standingOf(place: Place, look: Look | null): PlaceStanding {
  const { id, protection, manners } = place
  const isHidden = protection === 'hidden'
  const point = isHidden || !look ? place.point : look.stand.point
  const coordinatePrecisionMeters = isHidden || !look ? place.coordinatePrecisionMeters : look.stand.precisionMeters
  return {
    placeId: id,
    point: isHidden ? coarsePublicPoint(point) : point,
    coordinatePrecisionMeters: isHidden
      ? Math.max(PROTECTED_PRECISION_METERS, coordinatePrecisionMeters)
      : coordinatePrecisionMeters,
    manners: asksForManners(place) ? manners : null,
    sight: look && !isHidden ? sightOf(look) : null,
    isLeftOut: isHidden || protection === 'closed',
  }
}

/** A way is so much longer than the straight line. */
const DETOUR = 1.25
/** To how many metres a length is told that was reckoned from a point which is a secret now. */
const COARSE_METERS = 1000

/**
 * A plan as the place stands now, or null where nothing in it changes. Where its point has moved, the ways to and from
 * it are a straight line, and their metres say nothing of where it was.
 */
export function withStanding(plan: Itinerary, standing: PlaceStanding): Itinerary | null {
  let changed = false
  let walkMeters = 0
  const days = plan.days.map((day) => {
    if (!day.stops.some((stop) => isOtherwise(stop, standing))) return day
    changed = true
    const next = dayWith(day, standing)
    walkMeters += walkOf(next) - walkOf(day)
    return next
  })
  if (!changed) return null
  return { ...plan, days, totals: { ...plan.totals, walkMeters: Math.max(0, plan.totals.walkMeters + walkMeters) } }
}

function isOtherwise(stop: Stop, standing: PlaceStanding): boolean {
  if (stop.placeId !== standing.placeId) return false
  return (
    hasMoved(stop, standing) ||
    (stop.isLeftOut ?? false) !== standing.isLeftOut ||
    stop.coordinatePrecisionMeters !== standing.coordinatePrecisionMeters ||
    JSON.stringify(stop.manners ?? null) !== JSON.stringify(standing.manners) ||
    JSON.stringify(stop.sight ?? null) !== JSON.stringify(standing.sight)
  )
}

function hasMoved({ placeId, point }: Stop, standing: PlaceStanding): boolean {
  return placeId === standing.placeId && (point.lat !== standing.point.lat || point.lng !== standing.point.lng)
}

/** Whether the ways to and from a stop are no longer the ones that were planned. */
function isElsewhere(stop: Stop, standing: PlaceStanding): boolean {
  const isLeftOut = stop.isLeftOut ?? false
  return hasMoved(stop, standing) || (stop.placeId === standing.placeId && isLeftOut !== standing.isLeftOut)
}

function dayWith(day: ItineraryDay, standing: PlaceStanding): ItineraryDay {
  const stops = day.stops.map((stop) => (stop.placeId === standing.placeId ? stopWith(stop, standing) : stop))
  const points = [day.from.point, ...stops.map(({ point }) => point), day.to.point]
  const legs = day.legs.map((leg, index) => {
    const ends = [day.stops[index - 1], day.stops[index]]
    if (!ends.some((stop) => stop && isElsewhere(stop, standing))) return leg
    const leadsOut = [stops[index - 1], stops[index]].some((stop) => stop?.isLeftOut)
    return { ...straight(leg, points[index]!, points[index + 1]!), ...(leadsOut && { path: [] }) }
  })
  return { ...day, stops, legs }
}

function stopWith(stop: Stop, { point, coordinatePrecisionMeters, manners, sight, isLeftOut }: PlaceStanding): Stop {
  const { manners: _, sight: __, isLeftOut: ___, ...facts } = stop
  return {
    ...facts,
    point,
    coordinatePrecisionMeters,
    ...(manners && { manners }),
    ...(sight && { sight }),
    ...(isLeftOut && { isLeftOut }),
  }
}

function straight(leg: Leg, from: Point, to: Point): Leg {
  const path: Leg['path'] = [
    [from.lng, from.lat],
    [to.lng, to.lat],
  ]
  const meters = coarse(distanceMeters(from, to) * DETOUR)
  const walkMeters = leg.mode === 'walk' ? meters : coarse(leg.walkMeters)
  return { ...leg, meters: Math.max(meters, walkMeters), walkMeters, certainty: 'estimate', path }
}

function coarse(meters: number): number {
  return Math.round(meters / COARSE_METERS) * COARSE_METERS
}

function walkOf({ legs }: ItineraryDay): number {
  return legs.reduce((sum, leg) => sum + leg.walkMeters, 0)
}
