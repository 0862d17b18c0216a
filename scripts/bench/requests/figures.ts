import type { Itinerary, Stop } from '#app/domain/planner/itinerary.ts'
import { PACES } from '#app/domain/planner/trip-request.ts'
import type { Outcome } from './run-request.ts'

/** The figures of a set of requests that are kept in the repository: counts, shares and means, no times of the machine. */
export interface RequestFigures {
  requests: number
  /** Refused ones by kind and field. */
  refused: Record<string, number>
  plans: number
  days: number
  /** Plans in which the independent checker finds nothing but what they tell themselves, over all plans. */
  feasibleShare: number
  /** Plans with a conflict that they tell. */
  plansWithConflicts: number
  /** Days of usual requests, of which all figures below speak that are told by the day or by meals. */
  usualDays: number
  /** Of those, days without any stop. */
  emptyDays: number
  mustsMetShare: number
  nicesMetShare: number
  toursKeptShare: number
  dropsByReason: Record<string, number>
  /** Left-out wishes that name a change which would admit them. */
  dropsWithChangeShare: number
  /** Of the meals that were wanted and would have had time, by whether the party named a diet. */
  mealsPlacedShare: { anything: number; diet: number }
  visitsADayByPace: Record<string, number>
  waitMinutesADay: number
  /** Minutes of a day's hours before one leaves and after one is back. */
  unusedMinutesADay: number
  walkMetersADay: number
  travelMinutesADay: number
  visitMinutesADay: number
  /** What the search works for, per day: tells the better of two searches where all else is equal. */
  profitADay: number
}

type Planned = Outcome & { plan: Itinerary; problem: NonNullable<Outcome['problem']> }

/** Sums outcomes up. */
export function figuresOf(outcomes: readonly Outcome[]): RequestFigures {
  const planned = outcomes.filter((each): each is Planned => each.plan !== null && each.problem !== null)
  const tried = outcomes.filter(({ refused }) => refused.length === 0)
  const usual = planned.filter(({ kind }) => kind === 'usual')
  const days = usual.flatMap(({ plan, problem }) => plan.days.map((day, at) => ({ day, hours: problem.days[at]! })))
  const perDay = (of: (each: Planned) => number) => tidy(sum(usual.map(of)) / days.length)
  const drops = planned.flatMap(({ plan }) => plan.drops)
  const wished = (importance: 'must' | 'nice') => shareOf(planned.flatMap((each) => wishesMet(each, importance)))
  const unused = days.map(({ day, hours }) => Math.max(0, hours.endsAt - hours.leavesAt - (day.endsAt - day.leavesAt)))
  return {
    requests: outcomes.length,
    refused: countBy(outcomes.flatMap(({ refused }) => refused)),
    plans: planned.length,
    days: planned.flatMap(({ plan }) => plan.days).length,
    feasibleShare: shareOf(tried.map(({ plan, violations }) => plan !== null && violations.length === 0)),
    plansWithConflicts: planned.filter(({ plan }) => plan.days.some(({ conflicts }) => conflicts.length > 0)).length,
    usualDays: days.length,
    emptyDays: days.filter(({ day }) => day.stops.length === 0).length,
    mustsMetShare: wished('must'),
    nicesMetShare: wished('nice'),
    toursKeptShare: shareOf(planned.flatMap(toursKept)),
    dropsByReason: countBy(drops.map(({ reason }) => reason.kind)),
    dropsWithChangeShare: shareOf(drops.map(({ change }) => change !== null)),
    mealsPlacedShare: {
      anything: mealsPlaced(usual.filter(({ request }) => request.diets.length === 0)),
      diet: mealsPlaced(usual.filter(({ request }) => request.diets.length > 0)),
    },
    visitsADayByPace: visitsByPace(usual),
    waitMinutesADay: perDay(({ plan }) => plan.totals.waitMinutes),
    unusedMinutesADay: tidy(sum(unused) / days.length),
    walkMetersADay: perDay(({ plan }) => plan.totals.walkMeters),
    travelMinutesADay: perDay(({ plan }) => plan.totals.travelMinutes),
    visitMinutesADay: perDay(({ plan }) => plan.totals.visitMinutes),
    profitADay: perDay(({ plan }) => plan.solver.profit),
  }
}

function wishesMet({ plan, request }: Planned, importance: 'must' | 'nice'): boolean[] {
  const there = new Set(stopsOf(plan).map(({ placeId }) => placeId))
  return request.wishes.filter((wish) => wish.importance === importance).map(({ placeId }) => there.has(placeId))
}

function toursKept({ plan, request }: Planned): boolean[] {
  const there = new Set(stopsOf(plan).map(({ departureId }) => departureId))
  return request.departureIds.map((id) => there.has(id))
}

function mealsPlaced(planned: readonly Planned[]): number {
  return shareOf(
    planned.flatMap(({ plan }) => [
      ...stopsOf(plan).flatMap(({ meal }) => (meal === null ? [] : [true])),
      ...plan.bets.flatMap(({ kind }) => (kind === 'no_meal' ? [false] : [])),
    ]),
  )
}

function visitsByPace(planned: readonly Planned[]): Record<string, number> {
  return Object.fromEntries(
    PACES.map((pace) => {
      const days = planned.filter(({ request }) => request.pace === pace).flatMap(({ plan }) => plan.days)
      const visits = days.flatMap(({ stops }) => stops.filter(({ kind }) => kind !== 'meal'))
      return [pace, tidy(visits.length / Math.max(1, days.length))]
    }),
  )
}

function stopsOf({ days }: Itinerary): Stop[] {
  return days.flatMap(({ stops }) => stops)
}

/** How many are true; of none, all are. */
function shareOf(all: readonly boolean[]): number {
  return all.length === 0 ? 1 : tidy(all.filter(Boolean).length / all.length)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function countBy(names: readonly string[]): Record<string, number> {
  const kinds = [...new Set(names)].sort()
  return Object.fromEntries(kinds.map((kind) => [kind, names.filter((name) => name === kind).length]))
}

/** Four digits say enough, and keep the file from changing in the fifteenth. */
function tidy(number: number): number {
  return Number(number.toPrecision(4))
}
