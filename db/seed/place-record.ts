import type { Insertable } from 'kysely'
import { searchTextOf } from '#app/domain/catalog/search-text.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { PlacesTable } from '#db/schema/catalog.ts'

type Facts = Pick<
  Insertable<PlacesTable>,
  | 'id'
  | 'kind'
  | 'name_ja'
  | 'name_en'
  | 'name_reading'
  | 'lat'
  | 'lng'
  | 'coordinate_precision_meters'
  | 'prefecture_code'
  | 'municipality_code'
  | 'stay_minutes'
  | 'source_key'
  | 'source_ref'
> &
  Partial<Insertable<PlacesTable>>

/** A published place with every column, what is not recorded being unknown. */
export function placeRecord(
  facts: Facts,
  now: UnixSeconds,
  otherNames: readonly string[] = [],
): Insertable<PlacesTable> {
  return {
    description_ja: null,
    description_en: null,
    station_group: null,
    is_outdoor: null,
    step_free: 'unknown',
    opening_hours: null,
    last_order_minutes: null,
    price_yen: null,
    diets: '[]',
    website: null,
    designation_ja: null,
    significance: null,
    manners_ja: null,
    manners_en: null,
    is_sample: 0,
    confirmed_on: null,
    ...facts,
    publication: 'published',
    protection: 'open',
    search_text: searchTextOf([facts.name_ja, facts.name_en, facts.name_reading, ...otherNames]),
    created_at: now,
    updated_at: now,
  }
}

export const PLACE_UPSERT = { key: ['id'], keep: ['created_at'], onlyFirstVersion: true, stamp: 'updated_at' }
