import type { Place, PlaceKind } from '#app/domain/catalog/place.ts'
import type { Names } from '#app/domain/values/locale.ts'

/** As much of a place as a list shows; pages with many places stay light. */
export interface PlaceLine {
  id: string
  kind: PlaceKind
  names: Names
  isSample: boolean
  isConfirmed: boolean
}

export function placeLine({ id, kind, names, isSample, isConfirmed }: Place): PlaceLine {
  return { id, kind, names, isSample, isConfirmed }
}

/** Places by kind, the kind with the most first. */
export function byKind(places: PlaceLine[]): [PlaceKind, PlaceLine[]][] {
  const groups = new Map<PlaceKind, PlaceLine[]>()
  for (const place of places) groups.set(place.kind, [...(groups.get(place.kind) ?? []), place])
  return [...groups].sort(([, a], [, b]) => b.length - a.length)
}
