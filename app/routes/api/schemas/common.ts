import { z } from 'zod'
import { WINDS } from '#app/domain/catalog/viewpoint.ts'

/** Every schema of the document by its name; what is registered here becomes a component. */
export const components = z.registry<{ id: string; description?: string }>()

export const names = z
  .strictObject({ ja: z.string(), en: z.string().nullable(), reading: z.string().nullable() })
  .register(components, { id: 'Names', description: 'A name in the languages in which it is recorded.' })

export const localText = z
  .strictObject({ ja: z.string().nullable(), en: z.string().nullable() })
  .register(components, { id: 'LocalText', description: 'A text that may be recorded in neither language.' })

export const localDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .describe("A day of Japan's calendar.")

/** Latitude and longitude of a public point, in degrees. */
export const point = z
  .strictObject({ lat: z.number().min(20).max(46), lng: z.number().min(122).max(155) })
  .register(components, { id: 'Point', description: 'WGS84 degrees; public points only.' })

export const geoPoint = z
  .strictObject({ type: z.literal('Point'), coordinates: z.array(z.number()).length(2) })
  .register(components, { id: 'GeoPoint', description: 'GeoJSON: longitude, latitude.' })

const standArea = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('circle'), radiusMeters: z.int() }),
    z.strictObject({ kind: z.literal('outline'), corners: z.array(point) }),
  ])
  .register(components, { id: 'StandArea', description: 'Where visitors may stand, around the viewpoint.' })

const sightFields = {
  subject: names.nullable().describe('What is seen; null is the place itself.'),
  subjectPoint: point.nullable(),
  bearingDegrees: z.int().min(0).max(359).nullable().describe('From true north; null where the points are too coarse.'),
  wind: z.enum(WINDS).nullable(),
  distanceMeters: z.int().nullable(),
  area: standArea.nullable(),
  note: localText,
  isConfirmed: z.boolean(),
}

export const sight = z
  .strictObject(sightFields)
  .register(components, { id: 'Sight', description: 'Which way and how far to look from where one stands.' })

export const viewpoint = z
  .strictObject({
    point,
    coordinatePrecisionMeters: z.int(),
    ...sightFields,
    subjectPlaceId: z.string().nullable().describe('The record that is seen, where it is another one.'),
  })
  .register(components, { id: 'Viewpoint', description: 'Where to stand for a place, and where to look from there.' })

export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().optional(),
    kind: z.string().optional(),
    requestId: z.string().optional(),
    errors: z
      .array(
        z.strictObject({
          field: z.string(),
          kind: z.string(),
          detail: z.string(),
          values: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      )
      .optional(),
  })
  .register(components, { id: 'Problem', description: 'RFC 9457 problem document.' })

/** What each list tells about itself beside its items. */
export const paging = {
  total: z.int().min(0).describe('Records that match, on all pages together.'),
  next: z.string().nullable().describe('Address of the next page; null on the last.'),
}
