import type { Generated } from 'kysely'

/** Facts of the catalog: sources, places, works, products, dishes and what joins them. */
export interface SourcesTable {
  key: string
  title: string
  licence: string
  url: string | null
  credit_ja: string
  credit_en: string
  retrieved_on: string | null
}

export interface PrefecturesTable {
  code: string
  name_ja: string
  name_en: string
  source_key: string
  search_text: Generated<string>
}

export interface MunicipalitiesTable {
  code: string
  prefecture_code: string
  level: 'municipality' | 'ward' | 'designated_city'
  name_ja: string
  name_en: string | null
  lat: number
  lng: number
  source_key: string
  search_text: Generated<string>
}

export interface AreasTable {
  id: string
  name_ja: string
  name_en: string
  name_reading: string | null
  summary_ja: string
  summary_en: string
  /** JSON list of JIS X 0401 codes */
  prefecture_codes: string
  lat: number
  lng: number
  radius_meters: number
  /** Geo-data/rail, where one arrives */
  station_group: string
  sort_order: number
  source_key: string
  search_text: Generated<string>
}

export interface WorksTable {
  id: string
  kind: 'tv' | 'film' | 'tv_and_film' | 'manga' | 'game' | 'novel' | 'unknown'
  title_ja: string
  title_en: string | null
  title_reading: string | null
  year: number | null
  search_text: string
  source_key: string
  source_ref: string | null
}

export interface PlacesTable {
  id: string
  kind:
    | 'scene'
    | 'station'
    | 'shrine'
    | 'temple'
    | 'castle'
    | 'museum'
    | 'park'
    | 'garden'
    | 'bridge'
    | 'street'
    | 'viewpoint'
    | 'nature'
    | 'heritage'
    | 'onsen'
    | 'craft'
    | 'restaurant'
    | 'cafe'
    | 'shop'
    | 'market'
    | 'producer'
    | 'brewery'
    | 'meeting_point'
    | 'other'
  name_ja: string
  name_en: string | null
  name_reading: string | null
  description_ja: string | null
  description_en: string | null
  lat: number
  lng: number
  coordinate_precision_meters: number
  prefecture_code: string
  municipality_code: string | null
  station_group: string | null
  /** Null: unknown */
  is_outdoor: 0 | 1 | null
  step_free: Generated<'yes' | 'no' | 'unknown'>
  /** OpenStreetMap notation; null: unknown */
  opening_hours: string | null
  /** Before closing */
  last_order_minutes: number | null
  stay_minutes: number
  /** An adult's entry or usual meal; null: unknown */
  price_yen: number | null
  /** JSON list of diets that are confirmed to be served */
  diets: Generated<string>
  website: string | null
  designation_ja: string | null
  /** 3 a reason to come, 2 worth a detour, 1 worth a stop; null: nobody said */
  significance: number | null
  publication: Generated<'draft' | 'review' | 'published' | 'withdrawn'>
  protection: Generated<'open' | 'stand_only_here' | 'at_these_hours' | 'closed' | 'hidden'>
  manners_ja: string | null
  manners_en: string | null
  is_sample: Generated<0 | 1>
  search_text: string
  version: Generated<number>
  source_key: string
  source_ref: string | null
  /** Null: not yet confirmed */
  confirmed_on: string | null
  created_at: number
  updated_at: number
}

export interface PlaceProtectedPointsTable {
  place_id: string
  lat: number
  lng: number
  reason: string
  recorded_at: number
  /** Of the exact point. */
  coordinate_precision_meters: Generated<number>
}

export interface ScenesTable {
  id: string
  work_id: string
  place_id: string
  episode: string | null
  note_ja: string | null
  note_en: string | null
  source_key: string
  confirmed_on: string | null
}

export interface GiProductsTable {
  /** 'maff-3', 'nta-hagi-sake' */
  id: string
  register: 'maff' | 'nta'
  gi_number: number | null
  name_ja: string
  name_en: string | null
  name_reading: string | null
  category: string
  registered_on: string | null
  production_area_ja: string | null
  production_area_en: string | null
  is_confirmed: 0 | 1
  search_text: string
  source_key: string
  source_ref: string | null
  /** Unknown: it could not be checked against the register */
  status: Generated<'registered' | 'cancelled' | 'unknown'>
}

export interface GiAreasTable {
  gi_product_id: string
  level: 'municipality' | 'prefecture' | 'country'
  area_code: string
  prefecture_code: string | null
  name_ja: string
  lat: number | null
  lng: number | null
}

export interface DishesTable {
  id: string
  prefecture_code: string
  name_ja: string
  name_en: string | null
  name_reading: string | null
  search_text: string
  source_key: string
  source_ref: string | null
}

/** Names in languages beside Japanese and English. */
export interface NamesTable {
  subject_kind: 'work' | 'place' | 'gi_product' | 'dish' | 'area' | 'prefecture'
  subject_id: string
  language: 'ko' | 'zh-Hans' | 'zh-Hant'
  name: string
  source_key: string
}

export interface ServesTable {
  id: string
  place_id: string
  gi_product_id: string | null
  dish_id: string | null
  note_ja: string | null
  note_en: string | null
  evidence: string
  claimed_on: string
  is_sample: Generated<0 | 1>
  source_key: string
}

export interface PlaceRevisionsTable {
  id: string
  place_id: string
  version: number
  author_id: string | null
  at: number
  note: string | null
  before_json: string | null
  after_json: string
}

/** How pressed a place is, by weekday and hour; a record that was taken away stays with its remover. */
export interface PlaceComfortTable {
  id: string
  place_id: string
  /** JSON list of mon … sun, holiday */
  days: string
  from_hour: number
  to_hour: number
  level: 'quiet' | 'busy' | 'pressed'
  /** JSON list of 1 … 12; null: all year */
  months: string | null
  basis: 'board' | 'public_knowledge'
  is_confirmed: Generated<0 | 1>
  source_key: string | null
  set_by: string | null
  set_at: number
  removed_by: string | null
  removed_at: number | null
}

/** Where to stand for a place, apart from what is seen from there. */
export interface ViewpointsTable {
  place_id: string
  /** Null: at the place itself. */
  stand_lat: number | null
  stand_lng: number | null
  stand_precision_meters: number | null
  /** Null, like its name: the place itself is what is seen. */
  subject_place_id: string | null
  subject_name_ja: string | null
  subject_name_en: string | null
  subject_lat: number | null
  subject_lng: number | null
  subject_precision_meters: number | null
  /** From true north, of a subject without a point */
  bearing_degrees: number | null
  area_radius_meters: number | null
  /** JSON list of [lng, lat], not closed */
  area_corners: string | null
  note_ja: string | null
  note_en: string | null
  basis: 'board' | 'public_knowledge'
  is_confirmed: Generated<0 | 1>
  source_key: string | null
  set_by: string | null
  set_at: number
  removed_at: number | null
}

/** Which edition of a dataset of `geo-data` was written last, by a digest of its files. */
export interface SeedEditionsTable {
  name: string
  digest: string
  written_at: number
}

/** Written by triggers alone. */
export interface CatalogChangesTable {
  mark: string
  at: number
}
