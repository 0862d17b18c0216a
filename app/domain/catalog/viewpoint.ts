import { bearingDegrees, distanceMeters, type Point, pointTowards } from '../values/geo.ts'
import type { Names } from '../values/locale.ts'
import type { UnixSeconds } from '../values/time.ts'
import type { LocalText } from './place.ts'

/** The sixteen winds of a compass card, clockwise from north. */
export const WINDS = [
  ...(['n', 'nne', 'ne', 'ene', 'e', 'ese', 'se', 'sse'] as const),
  ...(['s', 'ssw', 'sw', 'wsw', 'w', 'wnw', 'nw', 'nnw'] as const),
] as const
export type Wind = (typeof WINDS)[number]

/** Where one may stand: a circle around the viewpoint, or a small outline (its corners in order, not closed). */
export type StandArea = { kind: 'circle'; radiusMeters: number } | { kind: 'outline'; corners: Point[] }

/** Where to stand for a place (its viewpoint), apart from what is seen from there (its subject). */
export interface Viewpoint {
  placeId: string
  /** Null: one stands at the place itself. */
  stand: PinnedPoint | null
  /** Null: the place itself is what is seen. */
  subject: Subject | null
  /** Degrees from true north as somebody recorded them, for a subject without a point. */
  recordedBearing: number | null
  area: StandArea | null
  note: LocalText
  basis: 'board' | 'public_knowledge'
  isConfirmed: boolean
  setBy: string | null
  setAt: UnixSeconds
}

export interface PinnedPoint {
  point: Point
  precisionMeters: number
}

export interface Subject {
  /** The record that is seen, if there is one. */
  placeId: string | null
  names: Names
  /** Null: nobody recorded where it is, or it is no point (the sea). */
  pin: PinnedPoint | null
}

/** What a visitor who stands there is told: which way and how far to look. All of it is public. */
export interface Sight {
  /** Null: the place itself. */
  subject: Names | null
  subjectPoint: Point | null
  /** Whole degrees from true north; null where the points are too coarse to tell a direction. */
  bearingDegrees: number | null
  /** As many winds as the points can tell apart: sixteen, eight or none. */
  wind: Wind | null
  distanceMeters: number | null
  area: StandArea | null
  note: LocalText
  isConfirmed: boolean
}

/** A sight, and where one stands for it. */
export interface Look extends Sight {
  stand: PinnedPoint
  /** The record that is seen, where it is another one. */
  subjectPlaceId: string | null
}

/** Beyond this a direction may be the next wind of sixteen; of eight; or any. In degrees either way. */
const SIXTEEN_WINDS = 12
const EIGHT_WINDS = 30

/** How far off a direction may be that somebody recorded without a point. */
const RECORDED_BEARING_DEGREES = 20

/** What a place's viewpoint tells visitors; the place gives the point that the viewpoint leaves out. */
export function lookOf(viewpoint: Viewpoint, place: PinnedPoint): Look {
  const stand = viewpoint.stand ?? place
  const seen = viewpoint.subject ? viewpoint.subject.pin : place
  const meters = seen && distanceMeters(stand.point, seen.point)
  const exact = seen ? bearingDegrees(stand.point, seen.point) : viewpoint.recordedBearing
  const doubt = seen ? doubtDegrees(stand, seen, meters!) : RECORDED_BEARING_DEGREES
  const isTold = exact !== null && doubt <= EIGHT_WINDS
  return {
    stand,
    subject: viewpoint.subject?.names ?? null,
    subjectPlaceId: viewpoint.subject?.placeId ?? null,
    subjectPoint: seen?.point ?? null,
    bearingDegrees: isTold ? Math.round(exact) % 360 : null,
    wind: isTold ? windOf(exact, doubt <= SIXTEEN_WINDS ? 16 : 8) : null,
    distanceMeters: meters === null ? null : Math.round(meters),
    area: viewpoint.area,
    note: viewpoint.note,
    isConfirmed: viewpoint.isConfirmed,
  }
}

/** The wind that a direction in degrees is nearest to, of sixteen or of the eight main ones. */
export function windOf(bearing: number, of: 16 | 8 = 16): Wind {
  const step = 360 / of
  return WINDS[((Math.round(bearing / step) % of) * 16) / of]!
}

/** How far off the direction can be when both points lie anywhere within their precision, in degrees. */
function doubtDegrees(stand: PinnedPoint, seen: PinnedPoint, meters: number): number {
  const off = (stand.precisionMeters + seen.precisionMeters) / 2
  return off >= meters ? 180 : (Math.asin(off / meters) * 180) / Math.PI
}

/** What a stop of a plan keeps of it: the stop is where one stands. */
export function sightOf({ stand: _, subjectPlaceId: __, ...sight }: Look): Sight {
  return sight
}

/** A line to draw where a direction has no end, in metres. */
const OPEN_SIGHT_METERS = 400
const CIRCLE_CORNERS = 24

/** From where one stands to what is seen, or some way in its direction; null where neither is known. */
export function sightLine(
  from: Point,
  { subjectPoint, bearingDegrees: bearing }: Pick<Sight, 'subjectPoint' | 'bearingDegrees'>,
): [Point, Point] | null {
  if (subjectPoint) return [from, subjectPoint]
  return bearing === null ? null : [from, pointTowards(from, bearing, OPEN_SIGHT_METERS)]
}

/** The corners of where one may stand, closed, in GeoJSON's order; null where nobody recorded it. */
export function areaRing(from: Point, area: StandArea | null): [lng: number, lat: number][] | null {
  if (!area) return null
  const corners =
    area.kind === 'outline'
      ? area.corners
      : Array.from({ length: CIRCLE_CORNERS }, (_, index) =>
          pointTowards(from, (index * 360) / CIRCLE_CORNERS, area.radiusMeters),
        )
  return [...corners, corners[0]!].map(({ lat, lng }) => [rounded(lng), rounded(lat)])
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
