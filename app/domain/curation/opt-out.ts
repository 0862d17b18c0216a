import type { Place, PlaceKind, Protection } from '../catalog/place.ts'
import { accept, type Result, refuse } from '../values/result.ts'
import type { UnixSeconds } from '../values/time.ts'

/** What an owner may ask: not to be shown at all, or to be told only by the square of the grid. */
export const OPT_OUT_WISHES = ['hide', 'coarse'] as const
export type OptOutWish = (typeof OPT_OUT_WISHES)[number]

export const OPT_OUT_REASONS = ['home', 'business', 'disturbed', 'other'] as const
export type OptOutReason = (typeof OPT_OUT_REASONS)[number]

/** `waiting` has no effect yet; `in_effect` has, and nobody has looked at it; the others are decided. */
export type OptOutState = 'in_effect' | 'waiting' | 'kept' | 'shown_again' | 'declined'

export interface OptOut {
  id: string
  placeId: string
  wish: OptOutWish
  reason: OptOutReason
  /** What the owner wrote; gone once it is decided. */
  message: string | null
  state: OptOutState
  before: { protection: Protection; isPointSecret: boolean }
  askedAt: UnixSeconds
  decidedAt: UnixSeconds | null
  decisionNote: string | null
}

/** Kinds that belong to everybody, or that everybody knows where to find anyway. */
const PUBLIC_KINDS: readonly PlaceKind[] = ['station', 'castle', 'bridge', 'park', 'nature', 'viewpoint', 'heritage']

/** So many requests nobody has looked at yet, within a day, look like mischief: further ones wait. */
export const MOST_UNSEEN_A_DAY = 20

/**
 * Whether a request waits for somebody's eyes. A well-known public place is not hidden because anybody says so: a station,
 * what the nation or a town has designated, what is a reason to come. Neither is anything, once requests pour in.
 */
export function isReviewedFirst(
  {
    kind,
    designationJa,
    significance,
    stationGroup,
  }: Pick<Place, 'kind' | 'designationJa' | 'significance' | 'stationGroup'>,
  unseenToday: number,
): boolean {
  const isWellKnown = designationJa !== null || significance !== null || (stationGroup !== null && kind === 'station')
  return isWellKnown || PUBLIC_KINDS.includes(kind) || unseenToday >= MOST_UNSEEN_A_DAY
}

/** Whether a place is to stay as its owner asked. */
export function isInForce({ state }: Pick<OptOut, 'state'>): boolean {
  return state === 'in_effect' || state === 'kept'
}

export type OptOutDecision = 'keep' | 'show_again'
export type OptOutDecisionRefusal =
  /** Somebody decided it already, in that way or in the other for good. */
  | { kind: 'opt_out_decided' }
  /** Whoever takes it back says why; the owner reads it. */
  | { kind: 'reason_missing' }

/** What a request becomes: what is kept can be shown again later, what was shown again is a new request. */
export function decideOptOut(
  { state }: Pick<OptOut, 'state'>,
  decision: OptOutDecision,
  note: string | null,
): Result<OptOutState, OptOutDecisionRefusal> {
  const isOpen = state === 'in_effect' || state === 'waiting'
  if (!isOpen && !(state === 'kept' && decision === 'show_again')) return refuse({ kind: 'opt_out_decided' })
  if (decision === 'keep') return accept('kept')
  if (!note) return refuse({ kind: 'reason_missing' })
  return accept(state === 'waiting' ? 'declined' : 'shown_again')
}
