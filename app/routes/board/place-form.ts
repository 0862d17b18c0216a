import { z } from 'zod'
import { isReadableNotation } from '#app/domain/catalog/opening-hours.ts'
import { type Place, PUBLICATIONS, STEP_FREE } from '#app/domain/catalog/place.ts'
import { readCoordinates } from '#app/domain/curation/coordinates.ts'
import { hoursValues } from './hours-form.ts'

const optionalText = (most: number) =>
  z
    .string()
    .max(most)
    .optional()
    .transform((text) => text ?? null)

const coordinates = z
  .string()
  .max(100)
  .transform((text, context) => {
    const read = readCoordinates(text)
    if (read.ok) return read.value
    context.addIssue({ code: 'custom', message: read.error.kind })
    return z.NEVER
  })

/** All that is wrong with a form is said at once. */
const EVEN_IF_OTHERS_ARE_WRONG = () => true

/** What a board may change of a record; an empty field means unknown. */
export const placeForm = z
  .object({
    version: z.coerce.number().int(),
    name_ja: z.string().max(200),
    name_en: optionalText(200),
    description_ja: optionalText(2000),
    description_en: optionalText(2000),
    // Absent where the point is protected.
    coordinates: coordinates.optional(),
    coordinate_precision_meters: z.coerce.number().int().min(1).max(20_000).optional(),
    opening_hours: z
      .string()
      .max(500)
      .refine(isReadableNotation, 'opening_hours_unreadable')
      .optional()
      .transform((text) => text ?? null),
    last_order_minutes: z.coerce
      .number()
      .int()
      .min(0)
      .max(720)
      .optional()
      .transform((minutes) => minutes ?? null),
    stay_minutes: z.coerce.number().int().min(5).max(720),
    price_yen: z.coerce
      .number()
      .int()
      .min(0)
      .max(1_000_000)
      .optional()
      .transform((yen) => yen ?? null),
    step_free: z.enum(STEP_FREE),
    publication: z.enum(PUBLICATIONS),
    is_confirmed: z.literal('yes').optional(),
    note: optionalText(500),
  })
  // "Confirmed" is a fact like others: it says how it is known.
  .refine(({ is_confirmed, note }) => !is_confirmed || note, {
    path: ['note'],
    message: 'note_for_confirmation',
    when: EVEN_IF_OTHERS_ARE_WRONG,
  })
  .refine(({ coordinates: point, coordinate_precision_meters }) => !point || coordinate_precision_meters, {
    path: ['coordinate_precision_meters'],
    message: 'required',
    when: EVEN_IF_OTHERS_ARE_WRONG,
  })

/** The fields as they are recorded, for a form that nobody has sent yet. */
export function valuesOf(place: Place): Record<string, string | string[]> {
  return {
    version: String(place.version),
    name_ja: place.names.ja,
    name_en: place.names.en ?? '',
    description_ja: place.description.ja ?? '',
    description_en: place.description.en ?? '',
    coordinates: `${place.point.lat}, ${place.point.lng}`,
    coordinate_precision_meters: String(place.coordinatePrecisionMeters),
    ...hoursValues(place.openingHours),
    last_order_minutes: place.lastOrderMinutes === null ? '' : String(place.lastOrderMinutes),
    stay_minutes: String(place.stayMinutes),
    price_yen: place.priceYen === null ? '' : String(place.priceYen),
    step_free: place.stepFree,
    publication: place.publication,
    note: '',
  }
}
