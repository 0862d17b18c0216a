import type { LocalText, Place, Protection } from '../catalog/place.ts'
import { asksForManners, coarsePublicPoint, PROTECTED_PRECISION_METERS } from '../catalog/visibility.ts'
import type { Point } from '../values/geo.ts'
import { accept, type Result, refuse } from '../values/result.ts'

/** How a place is to be protected, as its board says. */
export interface ProtectionAsked {
  protection: Protection
  manners: LocalText
  /** Whether the public learns only the square of the grid that the place is in. */
  isPointSecret: boolean
}

export type ProtectionRefusal =
  /** What is asked of visitors has to be said in both languages. */
  | { kind: 'manners_missing' }
  /** "At these hours" needs hours. */
  | { kind: 'hours_missing' }

/** A point and how exactly it is known, in metres. */
export interface Position {
  point: Point
  precisionMeters: number
}

/** Whether a place can be protected as asked; what visitors are told to mind or when must be there to be told. */
export function decideProtection(
  { openingHours }: Pick<Place, 'openingHours'>,
  { protection, manners }: ProtectionAsked,
): Result<null, ProtectionRefusal> {
  if (asksForManners({ protection }) && (!manners.ja || !manners.en)) return refuse({ kind: 'manners_missing' })
  if (protection === 'at_these_hours' && !openingHours) return refuse({ kind: 'hours_missing' })
  return accept(null)
}

/** Where everybody is told that a place is, once its exact point is a secret. */
export function coarsePosition({ point, precisionMeters }: Position): Position {
  return { point: coarsePublicPoint(point), precisionMeters: Math.max(PROTECTED_PRECISION_METERS, precisionMeters) }
}
