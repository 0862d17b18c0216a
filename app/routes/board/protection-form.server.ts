import { z } from 'zod'
import type { User } from '#app/domain/access/user.ts'
import { type Place, PROTECTIONS } from '#app/domain/catalog/place.ts'
import { type FormState, parseFormData } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { type ProtectPlaceRefusal, protectPlace } from '#app/services/curation/protect-place.server.ts'

const text = (most: number) =>
  z
    .string()
    .max(most)
    .optional()
    .transform((typed) => typed ?? null)

const protectionForm = z.object({
  version: z.coerce.number().int(),
  protection: z.enum(PROTECTIONS),
  manners_ja: text(1000),
  manners_en: text(1000),
  is_point_secret: z.literal('yes').optional(),
  protection_note: text(500),
})

export interface ProtectionAnswer {
  form: FormState
  refused: ProtectPlaceRefusal | null
  status: number
}

/** Protects a place as its board's form asks for it; null when it is done. */
export async function changeProtection(
  context: AppContext,
  { placeId, author, typed }: { placeId: string; author: User; typed: FormData },
): Promise<ProtectionAnswer | null> {
  const form = parseFormData(typed, protectionForm)
  if (!form.ok) return { form: form.form, refused: null, status: 422 }
  const { version, protection, manners_ja, manners_en, is_point_secret, protection_note } = form.value
  const done = await protectPlace(context, {
    placeId,
    author,
    expectedVersion: version,
    asked: { protection, manners: { ja: manners_ja, en: manners_en }, isPointSecret: is_point_secret === 'yes' },
    note: protection_note,
  })
  if (done.ok) return null
  // What was typed stays, each refusal at the field that it is about.
  const values = Object.fromEntries([...typed.entries()].map(([name, value]) => [name, String(value)]))
  return {
    form: { values, errors: errorsOf(done.error, { manners_ja, manners_en }) },
    refused: done.error,
    status: statusOfRefusal(done.error),
  }
}

function errorsOf(
  { kind }: ProtectPlaceRefusal,
  manners: { manners_ja: string | null; manners_en: string | null },
): FormState['errors'] {
  if (kind === 'hours_missing') return { protection: [kind] }
  if (kind === 'coordinates_in_text') return { manners_ja: [kind], manners_en: [kind] }
  if (kind !== 'manners_missing') return {}
  const missing = Object.entries(manners).filter(([, told]) => !told)
  return Object.fromEntries(missing.map(([name]) => [name, [kind]]))
}

/** The form's fields as they are recorded. */
export function protectionValues(place: Place, isPointSecret: boolean): FormState['values'] {
  return {
    version: String(place.version),
    protection: place.protection,
    manners_ja: place.manners.ja ?? '',
    manners_en: place.manners.en ?? '',
    is_point_secret: isPointSecret ? 'yes' : '',
    protection_note: '',
  }
}
