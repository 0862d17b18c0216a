import type { Tour } from '#app/domain/tours/tour.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { Database } from '#db/connection.ts'
import * as departures from '#db/repositories/departures.ts'
import * as tours from '#db/repositories/tours.ts'

/** OCTO's three names of one thing to book. */
export interface OfferedIds {
  productId: string
  optionId: string
  availabilityId: string
}

export type OfferedRefusal =
  | { kind: 'product_not_found' }
  | { kind: 'option_not_found' }
  | { kind: 'departure_not_found' }

/** The tour of a departure, when the three names belong together; refused by the first that does not. */
export async function findOffered(db: Database, ids: OfferedIds): Promise<Result<Tour, OfferedRefusal>> {
  const tour = await tours.findPublishedById(db, ids.productId)
  if (!tour) return refuse({ kind: 'product_not_found' })
  const option = await tours.findOptionById(db, ids.optionId)
  if (option?.tourId !== tour.id) return refuse({ kind: 'option_not_found' })
  const found = await departures.findById(db, ids.availabilityId)
  if (found?.departure.optionId !== option.id) return refuse({ kind: 'departure_not_found' })
  return accept(tour)
}

/** The first of a guest's languages in which a tour is led; else English, else its own. */
export function tourLanguageFor({ languages }: Pick<Tour, 'languages'>, wanted: readonly string[]): string {
  const primary = (tag: string) => tag.toLowerCase().split('-')[0]
  for (const tag of wanted) {
    const led = languages.find((language) => primary(language) === primary(tag))
    if (led) return led
  }
  return languages.includes('en') ? 'en' : languages[0]!
}
