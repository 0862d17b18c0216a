import { isAskedFor } from './constraints/worth.ts'
import type { CalmRules, Candidate, FullerRules } from './problem.ts'
import type { Alternative, Pace, TripRequest } from './trip-request.ts'

/** A calm day has three places besides meals and the break, near each other: a minute on the way costs three times the usual. */
export const CALM_DAYS: CalmRules = { visitsADay: 3, minutePrice: 1.4, walkMetersPerDay: 2800 }
/** Where a trip is as full as its pace allows already: two places more a day, and an hour more on each side of it. */
export const FULLER_DAYS: FullerRules = { visitsADay: 11, sameKindADay: 6, laterVisitWorth: 24 }
export const FULLER_MINUTES = 60
/** Where one stays a while and nothing has to be got through. */
const CALM_KINDS: ReadonlySet<string> = new Set(['garden', 'park', 'onsen', 'nature', 'viewpoint', 'museum', 'cafe'])
const CALM_WORTH = 25

/** Only found here, whatever is recorded to be served there. */
const LOCAL_KINDS: ReadonlySet<string> = new Set([
  'craft',
  'producer',
  'brewery',
  'market',
  'heritage',
  'street',
  'onsen',
])
const LOCAL_KIND_WORTH = 45
/** A table with a protected product comes before all others, one with a dish of the region before those with neither. */
const PRODUCT_WORTH = { meal: 90, visit: 60 }
const DISH_WORTH = { meal: 60, visit: 40 }
/** What is neither, or what all the world comes for, gives a good third; what fits an interest stays, unless it is that famous. */
const FAMOUS_PROFIT = 100
const ELSEWHERE_TOO_FACTOR = 0.35
/** Small shrines and temples: less than a detour. */
const SMALL_PROFIT = 40
const SMALL_WORTH = 15
const MOST_PROFIT = 220

/**
 * The pace a trip is planned at. As a calm, a full or the most local plan it gets another pace, other limits (`CALM_DAYS`)
 * and other worths; what was asked for stays: wishes, works, locks, tours, diet, step-free ways, budget; a walking limit is
 * only ever made stricter.
 */
export function paceOf({ pace, alternative }: Pick<TripRequest, 'pace' | 'alternative'>): Pace {
  if (alternative?.kind === 'full') return 'full'
  return alternative?.kind === 'calm' && !alternative.keepsPace ? 'calm' : pace
}

/** Whether a plan is to be fuller than the fullest pace. The hours the visitor or a train set stay. */
export function isFullerThanFull({ pace, alternative }: Pick<TripRequest, 'pace' | 'alternative'>): boolean {
  return pace === 'full' && alternative?.kind === 'full'
}

/** A place with what it is worth to such a plan; what was asked for is worth what it was. */
export function alternativeWorth(candidate: Candidate, alternative: Alternative | undefined): Candidate {
  if (alternative === undefined || alternative.kind === 'full' || isAskedFor(candidate)) return candidate
  const profit = alternative.kind === 'calm' ? calmProfit(candidate) : localProfit(candidate)
  return { ...candidate, profit: Math.round(Math.min(MOST_PROFIT, profit)) }
}

function calmProfit({ profit, category }: Candidate): number {
  return profit + (CALM_KINDS.has(category) ? CALM_WORTH : 0)
}

function localProfit({ profit, category, reasons, meals, isLocal }: Candidate): number {
  const use = meals === null ? 'visit' : 'meal'
  const served = reasons.some(({ kind }) => kind === 'gi_product') ? PRODUCT_WORTH[use] : isLocal ? DISH_WORTH[use] : 0
  const isSmall = (category === 'shrine' || category === 'temple') && profit < SMALL_PROFIT
  const local = served + (LOCAL_KINDS.has(category) ? LOCAL_KIND_WORTH : isSmall ? SMALL_WORTH : 0)
  const isKept = local > 0 || reasons.some(({ kind }) => kind === 'interest')
  return local + (isKept && profit < FAMOUS_PROFIT ? profit : profit * ELSEWHERE_TOO_FACTOR)
}
