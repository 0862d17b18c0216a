import type { LocalDate } from '../values/time.ts'
import type { Licence } from './tour.ts'

/**
 * The licence that may be named beside a tour of a day, or `null`. 通訳案内士 is a protected title:
 * it is shown only when it was proven and is valid on that day, both ends included. Unknown is never yes.
 */
export function licenceShownOn(licence: Licence | null, tourDate: LocalDate): Licence | null {
  if (!licence?.provenOn || !licence.validUntil) return null
  return licence.provenOn <= tourDate && tourDate <= licence.validUntil ? licence : null
}
