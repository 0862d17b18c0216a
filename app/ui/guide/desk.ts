import type { BookingStatus } from '#app/domain/booking/transitions.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'

/** When attendance of a departure can be written down. */
export interface Desk {
  opensAt: UnixSeconds
  isOpen: boolean
  isEarly: boolean
  phase: 'ahead' | 'under_way' | 'over'
  /** Late guests have been waited for. */
  canMiss: boolean
  /** Until then "did not come" can be taken back. */
  canCorrect: boolean
  correctableUntil: UnixSeconds
}

/** A booking as its guide sees it. */
export interface DeskBooking {
  id: string
  reference: string
  status: BookingStatus
  name: string | null
  phone: string | null
  note: string | null
  tourLanguage: string
  adults: number
  childAges: number[]
  unknownAges: number
  /** Who sold it, by name; null: we did. */
  reseller: string | null
  guests: number
  netYen: number
}
