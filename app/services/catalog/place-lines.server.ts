import type { Place } from '#app/domain/catalog/place.ts'
import { type PlaceLine, placeLine } from '#app/domain/catalog/place-line.ts'
import type { Database } from '#db/connection.ts'
import * as regions from '#db/repositories/regions.ts'

/** Places as a list shows them, each with its town: one query for all of them. */
export async function placeLinesOf(db: Database, places: readonly Place[]): Promise<PlaceLine[]> {
  const towns = await regions.findMunicipalities(
    db,
    places.flatMap(({ municipalityCode }) => municipalityCode ?? []),
  )
  return places.map((place) => placeLine(place, towns.get(place.municipalityCode ?? '')))
}
