import type { Itinerary, Stop } from '#app/domain/planner/itinerary.ts'
import type { PlanningProblem } from '#app/domain/planner/problem.ts'
import { ALTERNATIVES, type Alternative, type TripRequest } from '#app/domain/planner/trip-request.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import type { StoredAlternative } from '#db/repositories/itinerary-alternatives.ts'
import * as alternatives from '#db/repositories/itinerary-alternatives.ts'
import { buildProblems } from './build-problem.server.ts'
import type { ChangeRefusal, TellProgress } from './outcomes.ts'
import { editChecked } from './planning.server.ts'

/** Search time of each of the three, in milliseconds; two threads are through in twice that. */
const SEARCH_MILLISECONDS = 1000
/** Asked for again within this, the same version of a plan gets the same answer. */
const FRESH_SECONDS = 3600

export interface PlanAlternativesInput {
  id: string
  /** The version the visitor saw. */
  version: number
  tell?: TellProgress
}

/** Plans the same trip as a calm, a full and the most local plan, and keeps the three beside the present one, which stays. */
export async function planAlternatives(
  context: AppContext,
  { id, version, tell = () => {} }: PlanAlternativesInput,
): Promise<Result<StoredAlternative[], ChangeRefusal>> {
  const { db, now, newId } = context
  const stored = await itineraries.findById(db, id)
  if (!stored) return refuse({ kind: 'itinerary_not_found' })
  if (stored.version !== version) return refuse({ kind: 'version_conflict', version: stored.version })
  const kept = await alternatives.findAllByItineraryId(db, id)
  const isFresh = (each: StoredAlternative) => each.version === version && each.createdAt > now() - FRESH_SECONDS
  if (kept.length === ALTERNATIVES.length && kept.every(isFresh)) return accept(kept)

  tell({ kind: 'reading_catalog' })
  const asked: Alternative[] = [...ALTERNATIVES.map((kind) => ({ kind })), { kind: 'calm', keepsPace: true }]
  const requests = asked.map((alternative): TripRequest => ({ ...stored.request, alternative }))
  const problems = await buildProblems(context, { requests, plan: stored.plan })
  if (!problems.ok) return refuse({ kind: 'trip_refused', fields: problems.error })
  const [calm, full, local, calmAtPace] = problems.value.map((problem, index) => ({
    problem,
    request: requests[index]!,
  })) as [Variant, Variant, Variant, Variant]

  const of = ALTERNATIVES.length
  const candidates = calm.problem.candidates.length
  let ready = 0
  tell({ kind: 'planning_others', candidates, ready, of })
  const planned = async (...variants: Variant[]) => {
    const made = await planVariant(context, stored, variants)
    tell({ kind: 'planning_others', candidates, ready: ++ready, of })
    return made
  }
  const made = await Promise.all([planned(calm, calmAtPace), planned(full), planned(local)])
  const refused = made.find((each) => !each.ok)
  if (refused) return refused
  tell({ kind: 'saving' })
  const createdAt = now()
  const found = made.flatMap((each, index): StoredAlternative[] =>
    each.ok ? [{ id: newId(), itineraryId: id, kind: ALTERNATIVES[index]!, version, ...each.value, createdAt }] : [],
  )
  await db.transaction().execute((trx) => alternatives.putAll(trx, found))
  return accept(found)
}

interface Variant {
  problem: PlanningProblem
  request: TripRequest
}

type Made = Result<{ request: TripRequest; plan: Itinerary }, ChangeRefusal>

/** The first variant that keeps what has to be in, or else the one that loses least of it. */
async function planVariant(context: AppContext, { plan }: StoredItinerary, variants: Variant[]): Promise<Made> {
  let best: { request: TripRequest; plan: Itinerary; lost: number } | null = null
  for (const { problem, request } of variants) {
    const made = await editChecked(context, problem, plan, { kind: 'replan' }, () => {}, SEARCH_MILLISECONDS)
    if (!made.ok) return made
    const lost = boundStopsLost(plan, made.value)
    if (best === null || lost < best.lost) best = { request, plan: made.value, lost }
    if (lost === 0) break
  }
  return accept({ request: best!.request, plan: best!.plan })
}

/** Tours, locked stops and musts of the present plan that another does without. */
function boundStopsLost(present: Itinerary, other: Itinerary): number {
  const has = new Set(other.days.flatMap(({ stops }) => stops.map(({ id }) => id)))
  return present.days.flatMap(({ stops }) => stops).filter((stop) => isBound(stop) && !has.has(stop.id)).length
}

function isBound({ kind, isLocked, reasons }: Stop): boolean {
  const isMust = reasons.some((reason) => reason.kind === 'wish' && reason.importance === 'must')
  return kind === 'tour' || isLocked || isMust
}
