import { z } from 'zod'
import { DIETS } from '#app/domain/catalog/diet.ts'
import { PLACE_KINDS, STEP_FREE } from '#app/domain/catalog/place.ts'
import { cell } from './read-csv.ts'

/** Every name of a sample says so in both languages, so that no reader takes it for a real business. */
const sampleJa = z.string().regex(/見本/, 'a sample name says 見本')
const sampleEn = z.string().regex(/\bSample\b/, 'a sample name says Sample')

export const demoPlaceRow = z.object({
  id: cell.text.startsWith('sample-'),
  kind: z.enum(PLACE_KINDS),
  area_id: cell.text,
  name_ja: sampleJa,
  name_en: sampleEn,
  lat: cell.lat,
  lng: cell.lng,
  prefecture_code: cell.prefectureCode,
  municipality_code: cell.municipalityCode,
  opening_hours: cell.text,
  last_order_minutes: cell.optionalInteger,
  stay_minutes: cell.integer,
  price_yen: cell.optionalInteger,
  diets: cell.list.pipe(z.array(z.enum(DIETS))),
  step_free: z.enum(STEP_FREE),
})

export const demoServesRow = z.object({
  place_id: cell.text,
  gi_product_id: cell.optionalText,
  dish_id: cell.optionalText,
  evidence: z.literal('sample'),
  claimed_on: cell.text,
})

export const demoGuideRow = z.object({
  id: cell.text.startsWith('sample-'),
  name_ja: sampleJa,
  name_en: sampleEn,
  languages: cell.list,
  about_ja: cell.text,
  about_en: cell.text,
  prefecture_code: cell.prefectureCode,
  licence_kind: z.union([z.literal('').transform(() => null), z.enum(['national', 'regional'])]),
  licence_number: cell.optionalText,
  licence_proven_on: cell.optionalDay,
  licence_valid_until: cell.optionalDay,
})

const point = z.object({ lat: z.number(), lng: z.number() })

const demoUnit = z.strictObject({
  kind: z.enum(['adult', 'child', 'infant', 'family']),
  min_age: z.int().min(0),
  max_age: z.int().nullable(),
  price_yen: z.int().min(0),
  seats: z.int().min(0),
})

export const WEEKDAYS = ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'] as const

/** Departures are made from these rules: on these weekdays, at this hour of Japan, with so many seats. */
const weeklyRule = z.strictObject({
  days: z.array(z.enum(WEEKDAYS)).min(1),
  start: z.string().regex(/^\d{2}:\d{2}$/),
  seats: z.int().min(1),
})

const demoOption = z.strictObject({
  id: z.string().startsWith('sample-'),
  name_ja: z.string(),
  name_en: z.string(),
  is_private: z.boolean(),
  units: z.array(demoUnit).min(1),
  weekly: z.array(weeklyRule).min(1),
})

export const demoTours = z.array(
  z.strictObject({
    id: z.string().startsWith('sample-'),
    area_id: z.string(),
    guide_id: z.string(),
    title_ja: sampleJa,
    title_en: sampleEn,
    summary_ja: z.string(),
    summary_en: z.string(),
    meeting_point_ja: z.string(),
    meeting_point_en: z.string(),
    meeting: point,
    end: point,
    prefecture_code: z.string().length(2),
    municipality_code: z.string().length(5),
    duration_minutes: z.int().min(90).max(240),
    languages: z.array(z.string()).min(1),
    includes_ja: z.string(),
    includes_en: z.string(),
    cutoff_minutes: z.int().min(0),
    cancellation_policy: z.enum(['flexible', 'moderate', 'strict']),
    step_free: z.enum(STEP_FREE),
    links: z.array(z.strictObject({ kind: z.enum(['work', 'gi_product', 'place', 'dish']), ref_id: z.string() })),
    options: z.array(demoOption).min(1),
  }),
)
export type DemoTour = z.output<typeof demoTours>[number]

/** Who the demo sign-ins are; the accounts themselves, with their passwords, are made elsewhere. */
export const demoPeople = z.array(
  z.strictObject({
    email: z.string().endsWith('@example.test'),
    name_ja: z.string(),
    name_en: sampleEn,
    role: z.enum(['visitor', 'guide', 'board', 'operator']),
    guide_id: z.string().nullable(),
    prefecture_code: z.string().nullable(),
    municipality_code: z.string().nullable(),
  }),
)
export type DemoPerson = z.output<typeof demoPeople>[number]
