import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { Names } from '#app/domain/values/locale.ts'
import type { LocalDate, LocalDateTime } from '#app/domain/values/time.ts'

/** A plan with what its page tells around it. */
export interface ShownPlan {
  id: string
  version: number
  plan: Itinerary
  canUndo: boolean
  /** In whose account it is kept; who somebody else is stays on the server. */
  keeper: 'nobody' | 'you' | 'someone'
  /** The areas it leads to, in the reader's language. */
  places: string
  people: number
  areaNames: Record<string, Names>
  tours: NearbyTour[]
  /** The whole address, to be given to others. */
  address: string
  /** Days for which rain was told. */
  rainyDates: LocalDate[]
  /** From when until when each day may last, in minutes of the day. */
  dayHours: { leavesAt: number; endsAt: number }[]
}

export interface NearbyTour {
  departureId: string
  names: Names
  localStart: LocalDateTime
  isSample: boolean
}

/** A change that was refused, and beside what it is told; beside nothing it stands on top. */
export interface Refused {
  refusal: { kind: string; because?: string }
  stopId: string | null
  dropIndex: number | null
  /** The day whose times were to change. */
  date: LocalDate | null
  /** What was asked for, where it was read. */
  intent?: string
}

export function isRefusal(answered: unknown): answered is Refused {
  return typeof answered === 'object' && answered !== null && 'refusal' in answered
}

/** The anchor of a stop; ids have colons, which addresses and selectors rather do without. */
export function anchorOfStop(stopId: string): string {
  return stopId.replaceAll(/[^\w-]/g, '-')
}
