import type { Point } from '../values/geo.ts'
import type { Place } from './place.ts'

/** Who is looking: anybody, a board within its own region, or an operator. */
export type Viewer =
  | { kind: 'public' }
  | { kind: 'board'; prefectureCode: string; municipalityCode: string | null }
  | { kind: 'operator' }

type Visible = Pick<Place, 'publication' | 'protection' | 'prefectureCode' | 'municipalityCode'>

/** Whether everybody may see a place: published, and not one that asked to be left alone. */
export function isPublicPlace({ publication, protection }: Pick<Place, 'publication' | 'protection'>): boolean {
  return publication === 'published' && protection !== 'hidden'
}

/** Whether a plan may lead there: public, and its owner lets visitors come. */
export function isPlannablePlace(place: Pick<Place, 'publication' | 'protection'>): boolean {
  return isPublicPlace(place) && place.protection !== 'closed'
}

/** Whether a visitor has to have read the manners of a place before it comes into a plan. */
export function asksForManners({ protection }: Pick<Place, 'protection'>): boolean {
  return protection === 'stand_only_here' || protection === 'at_these_hours'
}

/** Whether a viewer may see a record at all: public ones everybody, the others their board and the operator. */
export function maySeePlace(viewer: Viewer, place: Visible): boolean {
  return isPublicPlace(place) || mayCuratePlace(viewer, place)
}

/** Whether a viewer may read and write a record of the catalog, its exact point included. */
export function mayCuratePlace(viewer: Viewer, place: Pick<Visible, 'prefectureCode' | 'municipalityCode'>): boolean {
  if (viewer.kind === 'operator') return true
  if (viewer.kind === 'public' || viewer.prefectureCode !== place.prefectureCode) return false
  return viewer.municipalityCode === null || viewer.municipalityCode === place.municipalityCode
}

/** A square of the public grid is about 1.1 km high and 0.9 km wide in Japan. */
const GRID_DEGREES = 0.01

/** Half the diagonal of a square: how far the public point of a protected place can be from the place, in metres. */
export const PROTECTED_PRECISION_METERS = 1000

/**
 * The coarse public point of a protected place: the middle of its square. It depends on the square alone, so that
 * recording a neighbour, or recording again with a better fix, tells nothing more.
 */
export function coarsePublicPoint(exact: Point): Point {
  return { lat: middleOfSquare(exact.lat), lng: middleOfSquare(exact.lng) }
}

function middleOfSquare(degrees: number): number {
  const square = Math.floor(Math.round(degrees * 1e7) / (GRID_DEGREES * 1e7))
  return Math.round((square + 0.5) * GRID_DEGREES * 1e5) / 1e5
}
