import { pino } from 'pino'
import { checkItinerary } from '#app/domain/planner/check/check-itinerary.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { problemPoints } from '#app/domain/planner/points.ts'
import type { PlanningProblem } from '#app/domain/planner/problem.ts'
import type { Travel, TravelFor } from '#app/domain/planner/travel/travel.ts'
import { idFromBytes } from '#app/domain/values/ids.ts'
import { instantOf, localDateOf } from '#app/domain/values/time.ts'
import { inProcessPlanner } from '#app/gateways/planning/in-process.ts'
import { builtInRouting } from '#app/gateways/routing/built-in.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { StationDirectory } from '#app/services/catalog/station-directory.ts'
import { planTrip } from '#app/services/itineraries/plan-trip.server.ts'
import { parseTripRequest } from '#app/services/itineraries/trip-request-schema.ts'
import type { Database } from '#db/connection.ts'
import type { MadeRequest } from './make-request.ts'

/** The moment at which all requests are made: a week-day morning in Japan. */
export const NOW = instantOf('2026-11-23T10:00')

/** What became of a request. */
export interface Outcome extends MadeRequest {
  /** Kinds of the refusals, with their fields; empty where there is a plan. */
  refused: string[]
  plan: Itinerary | null
  problem: PlanningProblem | null
  /** What the independent checker finds and the plan does not tell by itself. */
  violations: string[]
  milliseconds: { matrix: number; firstPlan: number; total: number }
}

export interface Runner {
  db: Database
  stations: StationDirectory
  travelFor: TravelFor
  iterations: number
}

/** Takes a request the way of `POST /plan`: read, understood, planned on this thread, checked and stored. */
export async function runRequest(runner: Runner, made: MadeRequest): Promise<Outcome> {
  const began = performance.now()
  const watched = watchedPlanner(runner)
  const outcome: Outcome = {
    ...made,
    refused: [],
    plan: null,
    problem: null,
    violations: [],
    milliseconds: { matrix: 0, firstPlan: 0, total: 0 },
  }
  const parsed = parseTripRequest(structuredClone(made.request), localDateOf(NOW))
  if (!parsed.ok) return { ...outcome, refused: parsed.error.map(({ field, kind }) => `${kind} at ${field}`) }
  try {
    const planned = await planTrip(contextOf(runner, watched.planner), {
      request: parsed.value,
      language: 'en',
      seed: 1,
    })
    if (planned.ok) outcome.plan = planned.value.plan
    else if (planned.error.kind === 'trip_refused')
      outcome.refused = planned.error.fields.map(({ field, kind }) => `${kind} at ${field}`)
    else outcome.refused = [planned.error.kind]
  } catch (error) {
    outcome.violations.push(error instanceof Error ? error.message : String(error))
  }
  const { problem, travel, milliseconds } = watched.seen
  if (outcome.plan && problem && travel) outcome.violations.push(...untoldViolations(problem, outcome.plan, travel))
  return { ...outcome, problem, milliseconds: { ...milliseconds, total: performance.now() - began } }
}

interface Seen {
  problem: PlanningProblem | null
  travel: Travel | null
  milliseconds: { matrix: number; firstPlan: number }
}

/** Remembers what it was asked, the matrix, and how long it took from there to the first plan. */
function watchedPlanner({ travelFor, iterations }: Runner) {
  const seen: Seen = { problem: null, travel: null, milliseconds: { matrix: 0, firstPlan: 0 } }
  let matrixAt = 0
  const planner = inProcessPlanner((points, mode, longestWalk) => {
    const began = performance.now()
    seen.travel = travelFor(points, mode, longestWalk)
    matrixAt = performance.now()
    seen.milliseconds.matrix = matrixAt - began
    return seen.travel
  })
  const plan: AppContext['planner']['plan'] = (problem, options, tell) => {
    seen.problem = problem
    return planner.plan(problem, { ...options, timeMs: 1, iterations }, (progress) => {
      seen.milliseconds.firstPlan ||= performance.now() - matrixAt
      tell?.(progress)
    })
  }
  return { seen, planner: { ...planner, plan } }
}

let plansStored = 0

function contextOf({ db, stations }: Runner, planner: AppContext['planner']): AppContext {
  const context = {
    db,
    stations,
    planner,
    routing: builtInRouting(),
    now: () => NOW,
    newId: () => {
      const bytes = new Uint8Array(16)
      new DataView(bytes.buffer).setUint32(12, ++plansStored)
      return idFromBytes(bytes)
    },
    log: pino({ level: 'silent' }),
    publicOrigin: 'http://meguri.example',
  } satisfies Partial<AppContext>
  return context as unknown as AppContext
}

/** A conflict that stands in its day is told to the visitor; everything else must not be. */
function untoldViolations(problem: PlanningProblem, plan: Itinerary, travel: Travel): string[] {
  const { points } = problemPoints(problem)
  return checkItinerary(problem, plan, { points, ...travel.matrix }).flatMap((violation) => {
    if (violation.kind === 'malformed') return [`${violation.what} on day ${violation.dayIndex}`]
    const told = plan.days[violation.dayIndex]?.conflicts ?? []
    const isTold = told.some(({ kind }) => kind === violation.conflict.kind)
    return isTold ? [] : [`${violation.conflict.kind} on day ${violation.dayIndex}`]
  })
}
