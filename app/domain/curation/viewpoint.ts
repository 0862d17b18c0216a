import { kinks, polygon } from '@turf/turf'
import type { LocalText, Place } from '../catalog/place.ts'
import type { PinnedPoint, StandArea } from '../catalog/viewpoint.ts'
import { distanceMeters, isInJapan, type Point } from '../values/geo.ts'
import { accept, type Result, refuse } from '../values/result.ts'

/** A viewpoint as a board types it; a record that is seen was looked up already. */
export interface ViewpointAsked {
  /** Null: one stands at the place itself. */
  stand: PinnedPoint | null
  subject: { placeId: string | null; name: { ja: string; en: string } | null; pin: PinnedPoint | null } | null
  recordedBearing: number | null
  area: StandArea | null
  note: LocalText
}

export type ViewpointRefusal =
  /** One stands at the place and sees the place: nothing is said. */
  | { kind: 'viewpoint_empty' }
  | { kind: 'viewpoint_far'; kilometers: number }
  | { kind: 'viewpoint_same_point' }
  /** Something else is seen, and it is neither a record nor named in both languages. */
  | { kind: 'subject_name_missing' }
  /** What is seen has no point, and nobody says which way to look. */
  | { kind: 'bearing_missing' }
  | { kind: 'stand_area_far' }
  | { kind: 'stand_area_crossed' }
  | { kind: 'note_in_one_language' }
  /** Where the place is, is a secret: no way of looking at it may tell. */
  | { kind: 'viewpoint_of_secret' }

export const MOST_SIGHT_METERS = 30_000
const LEAST_SIGHT_METERS = 5
/** A corner of the area lies within this of the viewpoint. */
const AREA_REACH_METERS = 500

/** Whether a viewpoint can be recorded: it tells something, within sight, and of no place whose point is a secret. */
export function decideViewpoint(
  place: Pick<Place, 'point'>,
  { stand, subject, recordedBearing, area, note }: ViewpointAsked,
  { isSecret }: { isSecret: boolean },
): Result<null, ViewpointRefusal> {
  if (isSecret) return refuse({ kind: 'viewpoint_of_secret' })
  if (!stand && !subject) return refuse({ kind: 'viewpoint_empty' })
  if (subject && !subject.placeId && !subject.name) return refuse({ kind: 'subject_name_missing' })
  const from = stand?.point ?? place.point
  const to = subject ? (subject.pin?.point ?? null) : place.point
  if (to === null && recordedBearing === null) return refuse({ kind: 'bearing_missing' })
  const meters = to && distanceMeters(from, to)
  if (meters !== null && meters > MOST_SIGHT_METERS) {
    return refuse({ kind: 'viewpoint_far', kilometers: Math.round(meters / 1000) })
  }
  if (meters !== null && meters < LEAST_SIGHT_METERS) return refuse({ kind: 'viewpoint_same_point' })
  if (area?.kind === 'outline') {
    if (area.corners.some((corner) => !isInJapan(corner) || distanceMeters(corner, from) > AREA_REACH_METERS)) {
      return refuse({ kind: 'stand_area_far' })
    }
    if (isCrossed(area.corners)) return refuse({ kind: 'stand_area_crossed' })
  }
  if ((note.ja === null) !== (note.en === null)) return refuse({ kind: 'note_in_one_language' })
  return accept(null)
}

/** Whether the sides of an outline cross each other, or it has no inside. */
function isCrossed(corners: readonly Point[]): boolean {
  const ring = [...corners, corners[0]!].map(({ lat, lng }) => [lng, lat])
  return new Set(ring.map(String)).size < 3 || kinks(polygon([ring])).features.length > 0
}
