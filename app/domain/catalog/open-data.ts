import type { CsvValue } from '../values/csv.ts'

/** What anybody may take away whole, each with the columns of its records in their order. */
export const OPEN_DATASETS = {
  places: [
    'id',
    'kind',
    'name_ja',
    'name_en',
    'name_reading',
    'lat',
    'lng',
    'coordinate_precision_meters',
    'prefecture_code',
    'municipality_code',
    'is_outdoor',
    'step_free',
    'opening_hours',
    'last_order_minutes',
    'stay_minutes',
    'price_yen',
    'diets',
    'website',
    'designation_ja',
    'protection',
    'manners_ja',
    'manners_en',
    'work_ids',
    'gi_product_ids',
    'dish_ids',
    'confirmed_on',
  ],
  scenes: ['id', 'work_id', 'place_id', 'episode', 'note_ja', 'note_en', 'confirmed_on'],
  viewpoints: [
    'id',
    'place_id',
    'lat',
    'lng',
    'coordinate_precision_meters',
    'subject_place_id',
    'subject_name_ja',
    'subject_name_en',
    'subject_lat',
    'subject_lng',
    'bearing_degrees',
    'distance_meters',
    'stand_area',
    'note_ja',
    'note_en',
    'is_confirmed',
  ],
  works: ['id', 'kind', 'title_ja', 'title_en', 'title_reading', 'year'],
  'gi-products': [
    'id',
    'register',
    'gi_number',
    'name_ja',
    'name_en',
    'name_reading',
    'category',
    'registered_on',
    'production_area_ja',
    'production_area_en',
    'area_codes',
    'is_confirmed',
  ],
  dishes: ['id', 'prefecture_code', 'name_ja', 'name_en', 'name_reading'],
} as const satisfies Record<string, readonly string[]>

export type OpenDataset = keyof typeof OPEN_DATASETS

/** Of every record: where it comes from, and what its source asks of whoever uses it. */
export const SOURCE_COLUMNS = ['source', 'source_ref', 'licence', 'credit', 'url'] as const

export type OpenRecord = Record<string, CsvValue>

export const OPEN_FORMATS = ['csv', 'json', 'geojson'] as const
export type OpenFormat = (typeof OPEN_FORMATS)[number]

/** Only what has a point has a map form. */
export function hasFormat(dataset: OpenDataset, format: OpenFormat): boolean {
  return format !== 'geojson' || dataset === 'places' || dataset === 'viewpoints'
}
