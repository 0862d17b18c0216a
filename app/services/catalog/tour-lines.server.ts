import type { Names } from '#app/domain/values/locale.ts'
import type { AppContext } from '../app-context.ts'
import { findTourList, type TourListFilter } from '../tours/find-tour-list.server.ts'

/** As much of a tour as a page of the catalog shows. */
export interface TourLine {
  id: string
  names: Names
  isSample: boolean
  durationMinutes: number
  /** The next departure with seats, on Japan's wall clock; `null` when none is in reach. */
  nextStart: string | null
  /** The lowest price of an adult; `null` for tours that are sold whole. */
  adultPriceYen: number | null
}

/** The tours of an area or about something, with when they next go and what they cost; soonest first. */
export async function findTourLines(
  context: Pick<AppContext, 'db' | 'now'>,
  filter: Omit<TourListFilter, 'date'>,
): Promise<TourLine[]> {
  return (await findTourList(context, filter)).map(({ tour, next, adultPriceYen }) => ({
    id: tour.id,
    names: tour.title,
    isSample: tour.isSample,
    durationMinutes: tour.durationMinutes,
    nextStart: next?.localStart ?? null,
    adultPriceYen,
  }))
}
