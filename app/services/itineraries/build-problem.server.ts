import type { ItineraryEdit } from '#app/domain/planner/edits.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { Candidate, PlanningProblem } from '#app/domain/planner/problem.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { accept, type Result } from '#app/domain/values/result.ts'
import { localDateTimeOf } from '#app/domain/values/time.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { assembleProblem } from './assemble-problem.ts'
import { inTurn } from './in-turn.ts'
import { loadTripFacts } from './load-trip-facts.server.ts'
import { type FieldRefusal, refusal } from './trip-request-schema.ts'

/** Less time than this in the whole trip is none. */
const LEAST_MINUTES = 30

interface Asked {
  request: TripRequest
  plan?: Itinerary | null
  edit?: ItineraryEdit | null
}

/** From a request (and the plan that is to be changed) to the planner's problem. */
export async function buildProblem(
  context: AppContext,
  { request, plan = null, edit = null }: Asked,
): Promise<Result<PlanningProblem, FieldRefusal[]>> {
  const known = {
    request,
    plan,
    addedPlaceId: edit?.kind === 'add_place' ? edit.placeId : null,
    bookedDepartureId: edit?.kind === 'add_tour' && edit.isBooked ? edit.departureId : null,
  }
  const facts = await inTurn(() => loadTripFacts(context, known))
  if (!facts.ok) return facts
  const now = localDateTimeOf(context.now())
  const problem = await inTurn(() => assembleProblem(request, facts.value, { plan, now }))
  const minutes = problem.days.reduce((sum, day) => sum + Math.max(0, day.endsAt - day.leavesAt), 0)
  if (plan === null && minutes < LEAST_MINUTES) {
    const field = request.departure ? 'departure.time' : request.arrival ? 'arrival.time' : 'lastDay'
    return { ok: false, error: [refusal(field, 'no_time_left', { minutes })] }
  }
  if (plan === null && isAllClosed(problem)) {
    return { ok: false, error: [refusal('firstDay', 'nothing_open', { count: problem.days.length })] }
  }
  return accept(problem)
}

/** The problems of one trip that is to be planned in several ways: what is known of it is read once. */
export async function buildProblems(
  context: AppContext,
  { requests, plan }: { requests: TripRequest[]; plan: Itinerary },
): Promise<Result<PlanningProblem[], FieldRefusal[]>> {
  const facts = await inTurn(() => loadTripFacts(context, { request: requests[0]!, plan }))
  if (!facts.ok) return facts
  const now = localDateTimeOf(context.now())
  return accept(await inTurn(() => requests.map((request) => assembleProblem(request, facts.value, { plan, now }))))
}

/** Known to be closed, all of it and on every day: an empty plan would not say so. */
function isAllClosed({ candidates, appointments }: PlanningProblem): boolean {
  const isClosed = ({ hours }: Candidate) =>
    hours.every(({ certainty, windows }) => certainty === 'known' && windows.length === 0)
  return appointments.length === 0 && candidates.length > 0 && candidates.every(isClosed)
}
