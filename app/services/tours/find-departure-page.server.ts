import { type Price, type PricingRefusal, priceParty } from '#app/domain/tours/pricing.ts'
import type { TourOption, TourParty } from '#app/domain/tours/tour.ts'
import type { Result } from '#app/domain/values/result.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import * as departures from '#db/repositories/departures.ts'
import type { AppContext } from '../app-context.ts'
import { findTourPage, type OfferedDeparture, type TourPage } from './find-tour-page.server.ts'

export interface DeparturePage extends Omit<TourPage, 'departures' | 'options'> {
  departure: OfferedDeparture
  option: TourOption
  /** For the party that was asked about; `null` before anyone said who comes. */
  price: Result<Price, PricingRefusal> | null
  /** Why nobody can hold seats of it now, in the words of a hold's refusal; `null` when somebody can. */
  closed: ClosedBecause | null
}

export type ClosedBecause =
  | { kind: 'sold_out' | 'departure_closed' | 'guide_not_free' }
  | { kind: 'booking_closed'; bookableUntil: UnixSeconds }

/** One departure with its price for a party, for the page on which seats are held. */
export async function findDeparturePage(
  context: Pick<AppContext, 'db' | 'now'>,
  departureId: string,
  party: TourParty | null,
  /** Seats of the visitor's own hold: whoever changes it may take them again. */
  ownSeats = 0,
): Promise<DeparturePage | undefined> {
  const found = await departures.findById(context.db, departureId)
  if (!found) return undefined
  const from = found.departure.startsAt
  const page = await findTourPage(context, found.tour.id, { from, days: 1 })
  const offered = page?.departures.find(({ id }) => id === departureId)
  const departure = offered && withOwnSeats(offered, ownSeats)
  const option = page?.options.find(({ id }) => id === found.departure.optionId)
  if (!page || !departure || !option) return undefined
  const { departures: _others, options: _options, ...rest } = page
  return {
    ...rest,
    departure,
    option,
    price: party && priceParty(option, party),
    closed: closedBecause(departure, context.now()),
  }
}

function withOwnSeats(departure: OfferedDeparture, ownSeats: number): OfferedDeparture {
  if (ownSeats === 0) return departure
  const { status, seatsLeft, bookableUntil } = departure.availability
  const availability = {
    status: status === 'SOLD_OUT' ? 'LIMITED' : status,
    seatsLeft: seatsLeft + ownSeats,
    bookableUntil,
  } as const
  return { ...departure, availability }
}

function closedBecause({ status, availability }: OfferedDeparture, now: UnixSeconds): ClosedBecause | null {
  const { bookableUntil } = availability
  if (availability.status === 'SOLD_OUT') return { kind: 'sold_out' }
  if (availability.status !== 'CLOSED') return null
  if (status !== 'open') return { kind: 'departure_closed' }
  return now > bookableUntil ? { kind: 'booking_closed', bookableUntil } : { kind: 'guide_not_free' }
}
