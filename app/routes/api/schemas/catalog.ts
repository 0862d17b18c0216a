import { z } from 'zod'
import { DIETS } from '#app/domain/catalog/diet.ts'
import { GI_REGISTERS, GI_STATUSES } from '#app/domain/catalog/gi-product.ts'
import { OTHER_NAME_LANGUAGES } from '#app/domain/catalog/other-name.ts'
import { PLACE_KINDS, PROTECTIONS, STEP_FREE } from '#app/domain/catalog/place.ts'
import { WORK_KINDS } from '#app/domain/catalog/work.ts'
import { components, geoPoint, localDate, localText, names, paging, viewpoint } from './common.ts'

const source = z
  .strictObject({ key: z.string(), licence: z.string().nullable(), credit: localText })
  .register(components, {
    id: 'SourceCredit',
    description: 'Where a fact comes from and the credit its licence asks for.',
  })

const common = { name: z.string().describe('In the language asked for, else in Japanese.'), names }

const otherNames = z
  .array(z.strictObject({ language: z.enum(OTHER_NAME_LANGUAGES), name: z.string() }))
  .register(components, { id: 'OtherNames', description: 'Names in further languages, where one is recorded.' })

export const placeFeature = z
  .strictObject({
    type: z.literal('Feature'),
    id: z.string(),
    geometry: geoPoint,
    properties: z.strictObject({
      ...common,
      otherNames,
      kind: z.enum(PLACE_KINDS),
      description: localText,
      coordinatePrecisionMeters: z.int(),
      prefectureCode: z.string(),
      municipalityCode: z.string().nullable(),
      isOutdoor: z.boolean().nullable(),
      stepFree: z.enum(STEP_FREE),
      openingHours: z.string().nullable().describe('OpenStreetMap notation; null is unknown.'),
      lastOrderMinutes: z.int().nullable(),
      stayMinutes: z.int(),
      priceYen: z.int().nullable(),
      diets: z.array(z.enum(DIETS)),
      website: z.string().nullable(),
      designationJa: z.string().nullable(),
      protection: z.enum(PROTECTIONS),
      manners: localText,
      viewpoint: viewpoint.nullable().describe('Null where nobody recorded one: stand at the place.'),
      workIds: z.array(z.string()),
      giProductIds: z.array(z.string()),
      dishIds: z.array(z.string()),
      isSample: z.boolean(),
      isConfirmed: z.boolean(),
      confirmedOn: localDate.nullable(),
      distanceMeters: z.int().nullable().describe('From `near`, where that was asked.'),
      source,
      url: z.url(),
    }),
  })
  .register(components, { id: 'PlaceFeature' })

export const tourFeature = z
  .strictObject({
    type: z.literal('Feature'),
    id: z.string(),
    geometry: geoPoint.describe('The meeting point.'),
    properties: z.strictObject({
      ...common,
      summary: localText,
      meetingPoint: names,
      areaId: z.string().nullable(),
      prefectureCode: z.string(),
      durationMinutes: z.int(),
      languages: z.array(z.string()),
      adultPriceYen: z.int().nullable(),
      stepFree: z.enum(STEP_FREE),
      isSample: z.boolean(),
      distanceMeters: z.int().nullable(),
      url: z.url(),
    }),
  })
  .register(components, { id: 'TourFeature' })

export const work = z
  .strictObject({
    id: z.string(),
    ...common,
    otherNames,
    kind: z.enum(WORK_KINDS),
    year: z.int().nullable(),
    placeCount: z.int().min(0),
    source,
    url: z.url(),
  })
  .register(components, { id: 'Work' })

export const giProduct = z
  .strictObject({
    id: z.string(),
    ...common,
    otherNames,
    register: z.enum(GI_REGISTERS),
    giNumber: z.int().nullable(),
    category: z.string(),
    registeredOn: localDate.nullable(),
    productionArea: localText,
    areas: z.array(
      z.strictObject({
        level: z.enum(['municipality', 'prefecture', 'country']),
        code: z.string(),
        prefectureCode: z.string().nullable(),
        nameJa: z.string(),
        point: geoPoint.nullable(),
      }),
    ),
    isConfirmed: z.boolean(),
    status: z.enum(GI_STATUSES),
    source,
    url: z.url(),
  })
  .register(components, { id: 'GiProduct' })

export const dish = z
  .strictObject({ id: z.string(), ...common, otherNames, prefectureCode: z.string(), source, url: z.url() })
  .register(components, { id: 'Dish' })

const featuresOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ type: z.literal('FeatureCollection'), features: z.array(item), ...paging })
const listOf = <Item extends z.ZodType>(item: Item) => z.strictObject({ items: z.array(item), ...paging })

export const placeCollection = featuresOf(placeFeature).register(components, { id: 'PlaceCollection' })
export const tourCollection = featuresOf(tourFeature).register(components, { id: 'TourCollection' })
export const workList = listOf(work).register(components, { id: 'WorkList' })
export const giProductList = listOf(giProduct).register(components, { id: 'GiProductList' })
export const dishList = listOf(dish).register(components, { id: 'DishList' })

export type PlaceFeature = z.infer<typeof placeFeature>
export type TourFeature = z.infer<typeof tourFeature>
export type WorkItem = z.infer<typeof work>
export type GiProductItem = z.infer<typeof giProduct>
export type DishItem = z.infer<typeof dish>
export type SourceCredit = z.infer<typeof source>
