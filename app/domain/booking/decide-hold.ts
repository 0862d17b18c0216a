import { type SeatsOfDeparture, seatsLeftOf } from '../tours/availability.ts'
import { type Price, type PricingRefusal, priceWish } from '../tours/pricing.ts'
import type { PartyWish, TourOption } from '../tours/tour.ts'
import { accept, type Result, refuse } from '../values/result.ts'
import type { UnixSeconds } from '../values/time.ts'

/** Time to fill in the details. Opening the checkout prolongs it once, see `decide-checkout.ts`. */
export const HOLD_SECONDS = 15 * 60

/** Stripe takes no JPY charge below 50 yen; nothing (a free tour) needs no charge. */
export const MINIMUM_CHARGE_YEN = 50

export type HoldWish = PartyWish & {
  tourLanguage: string
  /** How long the seats are wanted; as long as a visitor's form takes when nobody says. */
  holdSeconds?: number
}

export interface HoldOffer extends SeatsOfDeparture {
  option: TourOption
  tourLanguages: readonly string[]
  isTourPublished: boolean
}

export interface Hold {
  price: Price
  /** Seats taken of the departure: all of it when the option is private. */
  seats: number
  heldUntil: UnixSeconds
}

export type HoldRefusal =
  | PricingRefusal
  | { kind: 'departure_not_found' }
  | { kind: 'departure_closed' }
  | { kind: 'departure_passed' }
  | { kind: 'booking_closed'; bookableUntil: UnixSeconds }
  | { kind: 'guide_not_free' }
  | { kind: 'sold_out' }
  | { kind: 'not_enough_seats'; seatsLeft: number }
  | { kind: 'language_not_offered' }
  | { kind: 'below_minimum_charge'; minimumYen: number }

/** Whether a party may hold seats of a departure now, and what it will pay. */
export function decideHold(offer: HoldOffer, wish: HoldWish, now: UnixSeconds): Result<Hold, HoldRefusal> {
  const { departure } = offer
  const bookableUntil = departure.startsAt - offer.cutoffMinutes * 60
  if (!offer.isTourPublished) return refuse({ kind: 'departure_not_found' })
  if (departure.startsAt <= now) return refuse({ kind: 'departure_passed' })
  if (departure.status !== 'open') return refuse({ kind: 'departure_closed' })
  if (now > bookableUntil) return refuse({ kind: 'booking_closed', bookableUntil })
  if (!offer.tourLanguages.includes(wish.tourLanguage)) return refuse({ kind: 'language_not_offered' })

  const price = priceWish(offer.option, wish)
  if (!price.ok) return price
  const { totalYen, seats } = price.value
  if (totalYen > 0 && totalYen < MINIMUM_CHARGE_YEN) {
    return refuse({ kind: 'below_minimum_charge', minimumYen: MINIMUM_CHARGE_YEN })
  }
  if (offer.isGuideElsewhere) return refuse({ kind: 'guide_not_free' })
  const seatsLeft = seatsLeftOf(offer)
  if (seatsLeft === 0) return refuse({ kind: 'sold_out' })
  if (seats > seatsLeft) return refuse({ kind: 'not_enough_seats', seatsLeft })
  return accept({
    price: price.value,
    seats: offer.isPrivate ? departure.seatsTotal : seats,
    heldUntil: Math.min(now + (wish.holdSeconds ?? HOLD_SECONDS), departure.startsAt),
  })
}
