import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import { followMergesOfRequest } from '#db/repositories/itinerary-merges.ts'
import { buildProblem } from './build-problem.server.ts'
import type { PlanRefusal, TellProgress } from './outcomes.ts'
import { planChecked } from './planning.server.ts'

export interface PlanTripInput {
  request: TripRequest
  language: string
  userId?: string | null
  /** The same seed and catalog give the same plan. */
  seed?: number
  tell?: TellProgress
}

/** Makes a plan for a request that was read by `parseTripRequest`, checks it and stores it as version 1. */
export async function planTrip(
  context: AppContext,
  { request: asked, language, userId = null, seed, tell = () => {} }: PlanTripInput,
): Promise<Result<StoredItinerary, PlanRefusal>> {
  tell({ kind: 'reading_catalog' })
  const request = await followMergesOfRequest(context.db, asked)
  const problem = await buildProblem(context, { request })
  if (!problem.ok) return refuse({ kind: 'trip_refused', fields: problem.error })
  const planned = await planChecked(context, problem.value, { seed, tell })
  if (!planned.ok) return planned
  tell({ kind: 'saving' })
  const at = context.now()
  const id = context.newId()
  const stored = { id, language, request, plan: planned.value, version: 1, userId, createdAt: at, updatedAt: at }
  await context.db.transaction().execute((trx) => itineraries.insert(trx, stored))
  return accept(stored)
}
