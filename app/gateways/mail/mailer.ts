import type { Names } from '#app/domain/values/locale.ts'
import type { Yen } from '#app/domain/values/money.ts'
import type { LocalDateTime, UnixSeconds } from '#app/domain/values/time.ts'

/**
 * Words and post. `compose` only computes: services call it inside the transaction that writes the mail into the
 * outbox, so a mail says what was true then. `deliver` goes outside, later, by the job that empties the outbox.
 */
export interface Mailer {
  /** `outbox`: there is no mail server, mails stay where the operator can read them. */
  readonly kind: 'smtp' | 'outbox'
  compose(language: string, message: MailMessage): ComposedMail
  deliver(mail: OutgoingMail): Promise<void>
}

export interface ComposedMail {
  subject: string
  text: string
}

export interface OutgoingMail {
  id: string
  recipient: string
  language: string
  subject: string
  text: string
  calendarIcs: string | null
}

/** Everything a mail of a booking may say; dates and yen are put into words by the mailer. */
export interface BookingFacts {
  reference: string
  name: string
  title: Names
  meetingPoint: Names
  guide: Names
  localStart: LocalDateTime
  startsAt: UnixSeconds
  timeZone: string
  guests: number
  totalYen: Yen
  /** A fictional tour: the mail says so. */
  isSample: boolean
  url: string
}

/** What a guide is told of a booking; the guest's e-mail address and the booking's own address are not among it. */
export interface GuideFacts {
  reference: string
  title: Names
  startsAt: UnixSeconds
  guests: number
  childAges: number[]
  /** Guests of whom nobody said how old they are. */
  unknownAges: number
  /** Who sold it, by name; null: we did. */
  reseller: string | null
  /** BCP 47 tag in which the tour is led for this party. */
  tourLanguage: string
  name: string
  phone: string | null
  note: string | null
  /** The departure in the guide's room. */
  url: string
}

export type MailMessage =
  | { kind: 'booking_confirmed'; booking: BookingFacts; deadlines: { until: UnixSeconds; refundYen: Yen }[] }
  | {
      kind: 'booking_cancelled'
      booking: BookingFacts
      by: 'visitor' | 'guide' | 'operator'
      refundYen: Yen
      /** The whole departure was called off: why, and a word of whoever did. */
      callOff?: { cause: string; note: string | null } | null
    }
  | { kind: 'booking_rejected'; booking: BookingFacts; because: string; refundYen: Yen }
  | { kind: 'payment_returned'; booking: BookingFacts; refundYen: Yen }
  | { kind: 'booking_link'; booking: BookingFacts }
  | { kind: 'guide_booked'; guideBooking: GuideFacts; netYen: Yen }
  | {
      /** `guide_called_off`: the whole departure, so that its seats are not on sale again. */
      kind: 'guide_cancelled' | 'guide_called_off'
      guideBooking: GuideFacts
      by: 'visitor' | 'guide' | 'operator' | 'reseller'
      netYen: Yen
    }
  | { kind: 'sign_in'; url: string; minutes: number }
