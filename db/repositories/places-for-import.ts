import type { PlaceKind } from '#app/domain/catalog/place.ts'
import { searchTextOf } from '#app/domain/catalog/search-text.ts'
import type { ImportedPlace } from '#app/domain/curation/import/import-row.ts'
import { usualStayMinutes } from '#app/domain/curation/import/kinds.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import type { NewRow } from '../schema.ts'
import { insertMany } from './insert-many.ts'
import type { PlaceEdit } from './places-for-board.ts'

const COLUMNS = [
  'id',
  'kind',
  'name_ja',
  'name_en',
  'name_reading',
  'description_ja',
  'description_en',
  'lat',
  'lng',
  'coordinate_precision_meters',
  'prefecture_code',
  'municipality_code',
  'step_free',
  'opening_hours',
  'stay_minutes',
  'price_yen',
  'diets',
  'website',
  'publication',
  'search_text',
  'source_key',
  'source_ref',
  'created_at',
  'updated_at',
] as const satisfies (keyof NewRow<'places'>)[]

export interface NewPlace {
  id: string
  sourceKey: string
  place: ImportedPlace
}

/** Writes new places of an import, searchable at once; give it a transaction. The one door for places in bulk. */
export async function insertAll(
  trx: Database,
  places: readonly NewPlace[],
  { publication, now }: { publication: 'draft' | 'review'; now: UnixSeconds },
): Promise<void> {
  const rows = places.map(({ id, sourceKey, place }): NewRow<'places'> => {
    const names = [place.nameJa, place.nameEn, place.nameReading]
    const search_text = searchTextOf(place.otherNames ? [...names, ...place.otherNames.map(({ name }) => name)] : names)
    const stay_minutes = place.stayMinutes ?? usualStayMinutes(place.kind)
    return Object.assign(columnsOf(place), {
      id,
      stay_minutes,
      publication,
      search_text,
      source_key: sourceKey,
      source_ref: place.sourceRef,
      created_at: now,
      updated_at: now,
    })
  })
  await insertMany(trx, 'places', COLUMNS, rows)
}

/** What a record of a file changes of a place that is there: what the file does not tell stays as it is. */
export function editOf(place: ImportedPlace, sourceKey: string, isPointProtected: boolean): PlaceEdit {
  const { lat, lng, coordinate_precision_meters, ...others } = columnsOf(place)
  const edit: PlaceEdit = { ...others, source_key: sourceKey, stay_minutes: place.stayMinutes ?? undefined }
  if (!isPointProtected) Object.assign(edit, { lat, lng, coordinate_precision_meters })
  const isTold = ([column, value]: [string, unknown]) =>
    value !== null &&
    value !== undefined &&
    !(column === 'step_free' && value === 'unknown') &&
    !(column === 'diets' && value === '[]') &&
    !(column === 'kind' && value === 'other')
  return Object.fromEntries(Object.entries(edit).filter(isTold))
}

/** A place as it is known for telling duplicates. */
export interface KnownPlaceRow {
  id: string
  kind: PlaceKind
  name_ja: string
  lat: number
  lng: number
}

const KNOWN_AT_ONCE = 20_000

/** Every place that was not withdrawn, in pages, so that a million of them need no memory of their own. */
export async function* findAllKnown(db: Database): AsyncGenerator<KnownPlaceRow[]> {
  let after = ''
  for (;;) {
    const rows = await db
      .selectFrom('places')
      .select(['id', 'kind', 'name_ja', 'lat', 'lng'])
      .where('id', '>', after)
      .where('publication', '<>', 'withdrawn')
      .orderBy('id')
      .limit(KNOWN_AT_ONCE)
      .execute()
    if (rows.length > 0) yield rows
    if (rows.length < KNOWN_AT_ONCE) return
    after = rows.at(-1)!.id
  }
}

function columnsOf(place: ImportedPlace) {
  return {
    kind: place.kind,
    name_ja: place.nameJa,
    name_en: place.nameEn,
    name_reading: place.nameReading,
    description_ja: place.descriptionJa,
    description_en: place.descriptionEn,
    lat: place.point.lat,
    lng: place.point.lng,
    coordinate_precision_meters: place.precisionMeters,
    prefecture_code: place.prefectureCode,
    municipality_code: place.municipalityCode,
    step_free: place.stepFree,
    opening_hours: place.openingHours,
    price_yen: place.priceYen,
    diets: JSON.stringify(place.diets),
    website: place.website,
  }
}
