import { z } from 'zod'
import type { TourParty } from '#app/domain/tours/tour.ts'
import { type ParsedForm, parseFormData } from '#app/http/parse-form.ts'

const MOST_AGES = 20

/** Ages as people write them: `8, 5`, `8 5`, `8、5`; whole years. */
const ages = z
  .string()
  .max(120, 'ages_invalid')
  .transform((text, { addIssue }) => {
    const parts = text
      .normalize('NFKC')
      .split(/[\s,、;]+/)
      .filter(Boolean)
    if (parts.length > MOST_AGES || !parts.every((part) => /^\d{1,2}$/.test(part))) {
      addIssue({ code: 'custom', message: 'ages_invalid' })
      return z.NEVER
    }
    return parts.map(Number)
  })
const adults = z.coerce
  .number('adults_invalid')
  .int('adults_invalid')
  .min(1, 'adults_invalid')
  .max(20, 'adults_invalid')
const party = { adults, ages: ages.default([]) }

/** What holding seats needs to know; the ids come from our own page. */
export const holdForm = z.object({
  ...party,
  tourLanguage: z.string().max(20),
  intentKey: z.string().min(8).max(64),
  itinerary: z.string().max(64).optional(),
  timeZone: z.string().max(64).optional(),
  /** The hold that this one takes the place of. */
  change: z.string().max(64).optional(),
})

/** The party that an address asks about, with what can't be read of it; `null` when it asks about none. */
export function partyOf(query: URLSearchParams): ParsedForm<TourParty> | null {
  if (!query.has('adults') && !query.has('ages')) return null
  const form = new FormData()
  for (const [name, value] of query) form.append(name, value)
  const parsed = parseFormData(form, z.object(party))
  if (!parsed.ok) return parsed
  return { ok: true, value: { adults: parsed.value.adults, childAges: parsed.value.ages } }
}

/** A zone that this server's calendar knows, else Japan's. */
export function zoneOf(name: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name || 'Asia/Tokyo' }).resolvedOptions().timeZone
  } catch {
    return 'Asia/Tokyo'
  }
}
