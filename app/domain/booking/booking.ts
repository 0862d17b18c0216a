import type { PriceLine } from '../tours/pricing.ts'
import type { TourParty } from '../tours/tour.ts'
import type { Point } from '../values/geo.ts'
import type { Names } from '../values/locale.ts'
import type { Yen } from '../values/money.ts'
import type { LocalDateTime, UnixSeconds } from '../values/time.ts'
import type { CancellationPolicy } from './cancellation-policy.ts'
import type { BookingStatus } from './transitions.ts'

/** Who moved a booking. */
export type Author = 'visitor' | 'guide' | 'system' | 'payments' | 'operator' | 'reseller'

/** A share of what is kept of a booking, by a written agreement, frozen with the hold. */
export interface Share {
  accountKind: 'platform' | 'region_fund' | 'rights_holder'
  ownerId: string
  /** 100 is one percent. */
  basisPoints: number
}

/** The tour as it was when the seats were held: what was promised, whatever changes later. */
export interface BookingSnapshot {
  tourId: string
  optionId: string
  title: Names
  meetingPoint: Names
  meetingAt: Point
  endPoint: Point
  localStart: LocalDateTime
  startsAt: UnixSeconds
  endsAt: UnixSeconds
  bookableUntil: UnixSeconds
  durationMinutes: number
  includes: Names | null
  isPrivate: boolean
  isSample: boolean
  guideId: string
  guideNames: Names
  prefectureCode: string
  party: TourParty
  guests: number
  lines: PriceLine[]
  shares: Share[]
  /** Who sold it and owes its price; absent: it was sold here. */
  reseller?: SoldBy
  /** Attempts to pay the holds that this one took the place of: changing the party doesn't start their count anew. */
  attemptsBefore?: number
}

/** A reseller as it was called when it sold. */
export interface SoldBy {
  id: string
  name: string
}

export interface Contact {
  name: string
  email: string
  phone: string | null
  /** Diet, mobility and other wishes, in the visitor's words. */
  note: string | null
}

export interface Booking {
  id: string
  reference: string
  departureId: string
  itineraryId: string | null
  userId: string | null
  status: BookingStatus
  /** Of the messages. */
  language: string
  /** In which the tour is led. */
  tourLanguage: string
  /** The visitor's own IANA zone, so that deadlines can be told twice. */
  timeZone: string
  seats: number
  totalYen: Yen
  policy: CancellationPolicy
  snapshot: BookingSnapshot
  contact: Contact | null
  acceptedTermsVersion: string | null
  acceptedAt: UnixSeconds | null
  heldUntil: UnixSeconds
  createdAt: UnixSeconds
  confirmedAt: UnixSeconds | null
  endedAt: UnixSeconds | null
}

/** A hold runs up to and including its last second; afterwards its seats are free, whether or not a job has passed. */
export function isHoldRunning(booking: Pick<Booking, 'status' | 'heldUntil'>, now: UnixSeconds): boolean {
  return booking.status === 'ON_HOLD' && now <= booking.heldUntil
}
