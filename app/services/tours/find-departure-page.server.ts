import { type Price, type PricingRefusal, priceParty } from '#app/domain/tours/pricing.ts'
import type { TourOption, TourParty } from '#app/domain/tours/tour.ts'
import type { Result } from '#app/domain/values/result.ts'
import * as departures from '#db/repositories/departures.ts'
import type { AppContext } from '../app-context.ts'
import { findTourPage, type OfferedDeparture, type TourPage } from './find-tour-page.server.ts'

export interface DeparturePage extends Omit<TourPage, 'departures' | 'options'> {
  departure: OfferedDeparture
  option: TourOption
  /** For the party that was asked about; `null` before anyone said who comes. */
  price: Result<Price, PricingRefusal> | null
}

/** One departure with its price for a party, for the page on which seats are held. */
export async function findDeparturePage(
  context: Pick<AppContext, 'db' | 'now'>,
  departureId: string,
  party: TourParty | null,
): Promise<DeparturePage | undefined> {
  const found = await departures.findById(context.db, departureId)
  if (!found) return undefined
  const from = found.departure.startsAt
  const page = await findTourPage(context, found.tour.id, { from, days: 1 })
  const departure = page?.departures.find(({ id }) => id === departureId)
  const option = page?.options.find(({ id }) => id === found.departure.optionId)
  if (!page || !departure || !option) return undefined
  const { departures: _others, options: _options, ...rest } = page
  return { ...rest, departure, option, price: party && priceParty(option, party) }
}
