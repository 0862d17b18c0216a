import type { Point } from '../values/geo.ts'
import type { Names } from '../values/locale.ts'
import type { Yen } from '../values/money.ts'
import type { LocalDate, LocalDateTime, UnixSeconds } from '../values/time.ts'

export type PolicyKind = 'flexible' | 'moderate' | 'strict'

/** OCTO's product: what a guide offers. */
export interface Tour {
  id: string
  guideId: string
  areaId: string | null
  title: Names
  summary: Names
  meetingPoint: Names
  meetingAt: Point
  endsAt: Point
  prefectureCode: string
  municipalityCode: string | null
  durationMinutes: number
  /** BCP 47 tags in which it is led. */
  languages: string[]
  includes: Names | null
  /** Booking closes this many minutes before the start. */
  cutoffMinutes: number
  policy: PolicyKind
  stepFree: 'yes' | 'no' | 'unknown'
  publication: 'draft' | 'published' | 'withdrawn'
  isSample: boolean
}

/** OCTO's option: a way to take the tour. A private one is sold whole, to one party. */
export interface TourOption {
  id: string
  tourId: string
  names: Names
  isDefault: boolean
  isPrivate: boolean
  units: TourUnit[]
}

export type UnitKind = 'adult' | 'child' | 'infant' | 'family'

/** OCTO's unit: a kind of guest with its price. Ages are whole years on the tour's date, both ends included. */
export interface TourUnit {
  id: string
  kind: UnitKind
  minAge: number
  maxAge: number | null
  priceYen: Yen
  /** Seats that one of it takes; a family unit covers up to this many people. */
  seats: number
}

export interface Departure {
  id: string
  optionId: string
  guideId: string
  /** Japan's wall clock. */
  localStart: LocalDateTime
  startsAt: UnixSeconds
  endsAt: UnixSeconds
  seatsTotal: number
  status: 'open' | 'closed' | 'cancelled'
}

export interface Guide {
  id: string
  names: Names
  languages: string[]
  about: Names | null
  prefectureCode: string
  licence: Licence | null
  invoiceRegistrationNumber: string | null
  isSample: boolean
}

export interface Licence {
  kind: 'national' | 'regional'
  number: string
  /** Null: claimed, not proven. */
  provenOn: LocalDate | null
  validUntil: LocalDate | null
}

/** The people of one booking; ages are whole years on the tour's date. */
export interface TourParty {
  adults: number
  childAges: number[]
  /** Guests of whom nobody said how old they are: a reseller names units, not ages. */
  unknownAges?: number
}

/** So many of one kind of guest. */
export interface UnitQuantity {
  unitId: string
  quantity: number
}

/** Who comes: told by ages, from which the units follow, or by the units themselves. */
export type PartyWish = { party: TourParty } | { units: readonly UnitQuantity[] }
