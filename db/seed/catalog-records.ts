import { z } from 'zod'
import { COMFORT_DAYS, COMFORT_LEVELS } from '#app/domain/catalog/comfort.ts'
import { GI_STATUSES } from '#app/domain/catalog/gi-product.ts'
import { NAMED_KINDS, OTHER_NAME_LANGUAGES } from '#app/domain/catalog/other-name.ts'
import { PLACE_KINDS } from '#app/domain/catalog/place.ts'
import { WORK_KINDS } from '#app/domain/catalog/work.ts'
import { cell } from './read-csv.ts'

/** The columns of each dataset in `geo-data`, checked at the edge. */
export const sourceRow = z.object({
  key: cell.text,
  title: cell.text,
  licence: cell.text,
  url: cell.optionalText,
  credit_ja: cell.text,
  credit_en: cell.text,
  retrieved_on: cell.optionalDay,
})

export const prefectureRow = z.object({
  code: cell.prefectureCode,
  name_ja: cell.text,
  name_en: cell.text,
  source_key: cell.text,
})

export const municipalityRow = z.object({
  code: cell.municipalityCode,
  prefecture_code: cell.prefectureCode,
  level: z.enum(['municipality', 'ward', 'designated_city']),
  name_ja: cell.text,
  name_en: cell.optionalText,
  name_en_basis: cell.optionalText,
  lat: cell.lat,
  lng: cell.lng,
  source_key: cell.text,
})

export const areaRow = z.object({
  id: cell.text,
  name_ja: cell.text,
  name_en: cell.text,
  name_reading: cell.text,
  summary_ja: cell.text,
  summary_en: cell.text,
  prefecture_codes: cell.list,
  lat: cell.lat,
  lng: cell.lng,
  radius_meters: cell.integer,
  station_group: cell.text,
  sort_order: cell.integer,
  source_key: cell.text,
})

export const workRow = z.object({
  id: cell.text,
  kind: z.enum(WORK_KINDS),
  title_ja: cell.text,
  title_en: cell.optionalText,
  title_reading: cell.optionalText,
  year: cell.optionalInteger,
  source_key: cell.text,
  source_ref: cell.optionalText,
})

/** Scene places, landmarks and heritage share these columns; each dataset leaves out what it does not record. */
const placeColumns = {
  id: cell.text,
  kind: z.enum(PLACE_KINDS),
  name_ja: cell.text,
  name_en: cell.optionalText,
  name_reading: cell.optionalText,
  lat: cell.lat,
  lng: cell.lng,
  coordinate_precision_meters: cell.integer,
  prefecture_code: cell.prefectureCode,
  municipality_code: cell.optionalMunicipalityCode,
  is_outdoor: cell.optionalBit,
  stay_minutes: cell.integer,
  source_key: cell.text,
  source_ref: cell.text,
}
const visitColumns = {
  station_group: cell.optionalText,
  opening_hours: cell.optionalText,
  price_yen: cell.optionalInteger,
}
export const scenePlaceRow = z.object({ ...placeColumns, ...visitColumns })
export const landmarkRow = z.object({
  ...placeColumns,
  ...visitColumns,
  manners_ja: cell.optionalText,
  manners_en: cell.optionalText,
})
export const heritageRow = z.object({ ...placeColumns, designation_ja: cell.optionalText })

export const significanceRow = z.object({ place_id: cell.text, significance: cell.integer })

export const comfortRow = z.object({
  id: cell.text,
  place_id: cell.text,
  days: cell.list.pipe(z.array(z.enum(COMFORT_DAYS)).min(1)),
  from_hour: cell.integer,
  to_hour: cell.integer,
  level: z.enum(COMFORT_LEVELS),
  months: cell.list.pipe(z.array(z.string().transform(Number).pipe(z.number().int().min(1).max(12)))),
  source_key: cell.text,
  recorded_on: cell.text,
})

export const viewpointRow = z.object({
  place_id: cell.text,
  subject_place_id: cell.optionalText,
  subject_name_ja: cell.optionalText,
  subject_name_en: cell.optionalText,
  subject_lat: cell.optionalLat,
  subject_lng: cell.optionalLng,
  subject_precision_meters: cell.optionalInteger,
  bearing_degrees: cell.optionalInteger,
  area_radius_meters: cell.optionalInteger,
  note_ja: cell.optionalText,
  note_en: cell.optionalText,
  source_key: cell.text,
  recorded_on: cell.text,
})

export const sceneRow = z.object({
  work_id: cell.text,
  place_id: cell.text,
  episode: cell.optionalText,
  note_ja: cell.optionalText,
  note_en: cell.optionalText,
  source_key: cell.text,
})

export const giProductRow = z.object({
  id: cell.text,
  register: z.enum(['maff', 'nta']),
  gi_number: cell.optionalInteger,
  name_ja: cell.text,
  name_en: cell.optionalText,
  name_reading: cell.optionalText,
  category: cell.text,
  registered_on: cell.optionalDay,
  production_area_ja: cell.optionalText,
  production_area_en: cell.optionalText,
  is_confirmed: cell.bit,
  status: z.enum(GI_STATUSES),
  source_key: cell.text,
  source_ref: cell.optionalText,
})

export const nameRow = z.object({
  subject_kind: z.enum(NAMED_KINDS),
  subject_id: cell.text,
  language: z.enum(OTHER_NAME_LANGUAGES),
  name: cell.text,
  source_key: cell.text,
})

export const giAreaRow = z.object({
  gi_product_id: cell.text,
  level: z.enum(['municipality', 'prefecture', 'country']),
  area_code: cell.text,
  prefecture_code: cell.optionalText,
  name_ja: cell.text,
  lat: cell.optionalLat,
  lng: cell.optionalLng,
})

export const dishRow = z.object({
  id: cell.text,
  prefecture_code: cell.prefectureCode,
  name_ja: cell.text,
  name_en: cell.optionalText,
  name_reading: cell.optionalText,
  source_key: cell.text,
  source_ref: cell.optionalText,
})
