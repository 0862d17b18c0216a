import { createHash } from 'node:crypto'
import { type Booking, type Contact, isHoldRunning, type SoldBy } from '#app/domain/booking/booking.ts'
import { POLICIES } from '#app/domain/booking/cancellation-policy.ts'
import {
  decideHold,
  type Hold,
  type HoldOffer,
  type HoldRefusal,
  type HoldWish,
} from '#app/domain/booking/decide-hold.ts'
import { referenceOf } from '#app/domain/booking/reference.ts'
import type { Tour } from '#app/domain/tours/tour.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import { isUniqueViolation } from '#db/errors.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as paymentsOf from '#db/repositories/payments.ts'
import type { AppContext } from '../app-context.ts'
import { snapshotOf, unitRowsOf } from './booking-snapshot.server.ts'
import { findOffer, lockSeats } from './take-seats.server.ts'

export type HoldRequest = HoldWish & {
  /** Made with the page that asks: posting one page twice makes one booking. */
  intentKey: string
  departureId: string
  /** Of the visitor and of the messages. */
  language: string
  /** IANA zone of the visitor. */
  timeZone: string
  itineraryId: string | null
  userId: string | null
  /** Who sells it on account; absent: we do. */
  reseller?: SoldBy
  /** A running hold of the same departure that this one takes the place of: its seats count as free, its end stays. */
  replaces?: string | null
}

export interface HeldSeats {
  bookingId: string
  heldUntil: UnixSeconds
}

export type HoldSeatsRefusal =
  | HoldRefusal
  | { kind: 'intent_used_differently' }
  /** The hold that was to be changed has run out, or was paid meanwhile. */
  | { kind: 'hold_expired' }
  /** A fictional tour is not sold for real money. */
  | { kind: 'sample_not_sold' }

export type HoldNeeds = Pick<AppContext, 'db' | 'now' | 'newId'> & { payments: Pick<AppContext['payments'], 'mode'> }

/** Holds seats for a party, or says why not. The same intent with the same body answers with the same booking. */
export async function holdSeats(
  context: HoldNeeds,
  request: HoldRequest,
): Promise<Result<HeldSeats, HoldSeatsRefusal>> {
  const attempt = () => context.db.transaction().execute((trx) => holdSeatsIn(trx, context, request))
  try {
    return await attempt()
  } catch (error) {
    // Two posts of one intent for two departures do not wait for each other: the later one reads what the first made.
    if (isUniqueViolation(error)) return attempt()
    throw error
  }
}

/** The same inside a transaction; `lock` is left out only by the test that shows what happens without it. */
export async function holdSeatsIn(
  trx: Database,
  { now, newId, payments }: HoldNeeds,
  request: HoldRequest,
  lock = lockSeats,
): Promise<Result<HeldSeats, HoldSeatsRefusal>> {
  // Always the booking before the departure, see the README of the domain.
  const replaced = request.replaces ? await bookings.findLocked(trx, request.replaces) : undefined
  await lock(trx, request.departureId)
  const digest = digestOf(request)
  const known = await bookings.findByIntentKey(trx, request.intentKey)
  if (known) {
    return known.intentDigest === digest
      ? accept({ bookingId: known.id, heldUntil: known.heldUntil })
      : refuse({ kind: 'intent_used_differently' })
  }
  const canReplace =
    replaced?.departureId === request.departureId && !replaced.snapshot.reseller && isHoldRunning(replaced, now())
  if (request.replaces && !canReplace) return refuse({ kind: 'hold_expired' })
  const found = await findOffer(trx, request.departureId, now(), replaced?.id)
  if (!found) return refuse({ kind: 'departure_not_found' })
  if (found.tour.isSample && payments.mode === 'live') return refuse({ kind: 'sample_not_sold' })
  const decision = decideHold(found.offer, request, now())
  if (!decision.ok) return decision
  const id = newId()
  // Changing one's mind gives no more time: else seats could be held for ever.
  const hold = { ...decision.value, heldUntil: replaced?.heldUntil ?? decision.value.heldUntil }
  if (replaced) await giveWay(trx, replaced, { id: newId(), at: now(), by: id })
  const attemptsBefore = replaced ? await countAttempts(trx, replaced) : 0
  const making = { id, eventId: newId(), digest, now: now() }
  await insertHeld(trx, making, { ...request, attemptsBefore }, found, hold, replaced?.contact ?? null)
  return accept({ bookingId: id, heldUntil: hold.heldUntil })
}

/** To pay a hold and those before it that it took the place of. */
async function countAttempts(trx: Database, { id, snapshot }: Booking): Promise<number> {
  return (snapshot.attemptsBefore ?? 0) + (await paymentsOf.findAllByBookingId(trx, id)).length
}

/** Ends a hold for another one; should its checkout still be paid, that payment goes back like any other that is late. */
async function giveWay(
  trx: Database,
  { id }: Booking,
  { id: eventId, at, by }: { id: string; at: UnixSeconds; by: string },
) {
  const event = {
    id: eventId,
    kind: 'replaced',
    at,
    author: 'visitor',
    cause: 'party_changed',
    detail: { by },
  } as const
  await bookings.change(trx, id, { status: 'CANCELLED', ended_at: at }, event)
}

async function insertHeld(
  trx: Database,
  { id, eventId, digest, now }: { id: string; eventId: string; digest: string; now: UnixSeconds },
  request: HoldRequest & { attemptsBefore: number },
  { tour, offer }: { tour: Tour; offer: HoldOffer },
  hold: Hold,
  contact: Contact | null,
): Promise<void> {
  const snapshot = await snapshotOf(trx, request, { tour, offer, hold, now })
  await bookings.insert(
    trx,
    {
      id,
      reference: referenceOf(id),
      departure_id: request.departureId,
      itinerary_id: request.itineraryId,
      user_id: request.userId,
      intent_key: request.intentKey,
      intent_digest: digest,
      status: 'ON_HOLD',
      language: request.language,
      tour_language: request.tourLanguage,
      time_zone: request.timeZone,
      seats: hold.seats,
      total_yen: hold.price.totalYen,
      policy_json: JSON.stringify(POLICIES[tour.policy]),
      snapshot_json: JSON.stringify(snapshot),
      contact_name: contact?.name ?? null,
      contact_email: contact?.email ?? null,
      contact_phone: contact?.phone ?? null,
      contact_note: contact?.note ?? null,
      accepted_terms_version: null,
      accepted_at: null,
      held_until: hold.heldUntil,
      created_at: now,
      confirmed_at: null,
      ended_at: null,
    },
    unitRowsOf(hold),
  )
  const author = request.reseller ? 'reseller' : 'visitor'
  const detail = { seats: hold.seats, totalYen: hold.price.totalYen, heldUntil: hold.heldUntil }
  await bookings.insertEvent(trx, id, { id: eventId, kind: 'held', at: now, author, cause: 'hold', detail })
}

/** What makes an intent the same: whatever was chosen. Language and zone may change between two posts. */
function digestOf(request: HoldRequest): string {
  const { departureId, tourLanguage, itineraryId } = request
  const chosen =
    'units' in request
      ? [departureId, request.units.map(({ unitId, quantity }) => `${quantity} ${unitId}`).sort()]
      : [
          departureId,
          request.party.adults,
          [...request.party.childAges].sort((a, b) => a - b),
          tourLanguage,
          itineraryId,
        ]
  return createHash('sha256').update(JSON.stringify(chosen)).digest('hex')
}
