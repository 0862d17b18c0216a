import type { Names } from '../values/locale.ts'
import type { Place, PlaceKind } from './place.ts'
import type { Municipality } from './region.ts'

/** As much of a place as a list shows; pages with many places stay light. */
export interface PlaceLine {
  id: string
  kind: PlaceKind
  names: Names
  isSample: boolean
  isConfirmed: boolean
  /** Its city, town or ward, where the list tells it. */
  town: Names | null
}

export function placeLine({ id, kind, names, isSample, isConfirmed }: Place, town?: Municipality): PlaceLine {
  return { id, kind, names, isSample, isConfirmed, town: town ? namesOfRegion(town) : null }
}

/** A prefecture's or municipality's name as every other name of the data. */
export function namesOfRegion({ nameJa, nameEn }: { nameJa: string; nameEn: string | null }): Names {
  return { ja: nameJa, en: nameEn, reading: null }
}

/** Places by kind, the kind with the most first. */
export function byKind(places: readonly PlaceLine[]): [PlaceKind, PlaceLine[]][] {
  const groups = new Map<PlaceKind, PlaceLine[]>()
  for (const place of places) groups.set(place.kind, [...(groups.get(place.kind) ?? []), place])
  return [...groups].sort(([, a], [, b]) => b.length - a.length)
}

/**
 * How a list tells which of its records somebody has confirmed, with the fewest words: nothing to tell, one sentence for
 * all, or a mark on the rarer ones. Samples are marked as such and don't count.
 */
export type ConfirmationOfList = 'nothing_to_tell' | 'none_confirmed' | 'marks_confirmed' | 'marks_unconfirmed'

export function confirmationOf(lines: readonly Pick<PlaceLine, 'isSample' | 'isConfirmed'>[]): ConfirmationOfList {
  const real = lines.filter(({ isSample }) => !isSample)
  const confirmed = real.filter(({ isConfirmed }) => isConfirmed).length
  if (confirmed === real.length) return 'nothing_to_tell'
  if (confirmed === 0) return 'none_confirmed'
  return confirmed * 2 < real.length ? 'marks_confirmed' : 'marks_unconfirmed'
}
