import { z } from 'zod'
import type { TourParty } from '#app/domain/tours/tour.ts'

const MOST_AGES = 20

/** Ages as people write them: `8, 5`, `8 5`, `8、5`; whole years. */
const ages = z
  .string()
  .max(120)
  .transform((text) =>
    text
      .normalize('NFKC')
      .split(/[\s,、;]+/)
      .filter(Boolean),
  )
  .pipe(
    z
      .array(
        z
          .string()
          .regex(/^\d{1,2}$/)
          .transform(Number),
      )
      .max(MOST_AGES),
  )
const adults = z.coerce.number().int().min(1).max(20)

/** What holding seats needs to know; the ids come from our own page. */
export const holdForm = z.object({
  adults,
  ages: ages.default([]),
  tourLanguage: z.string().max(20),
  intentKey: z.string().min(8).max(64),
  itinerary: z.string().max(64).optional(),
  timeZone: z.string().max(64).optional(),
})

/** The party of an address's query; `null` when it names none that can be read. */
export function partyOf(query: URLSearchParams): TourParty | null {
  if (!query.has('adults')) return null
  const parsed = z.object({ adults, ages }).safeParse({ adults: query.get('adults'), ages: query.get('ages') ?? '' })
  return parsed.success ? { adults: parsed.data.adults, childAges: parsed.data.ages } : null
}

/** A zone that this server's calendar knows, else Japan's. */
export function zoneOf(name: string | undefined): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name || 'Asia/Tokyo' }).resolvedOptions().timeZone
  } catch {
    return 'Asia/Tokyo'
  }
}
