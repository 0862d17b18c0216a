import { accept, type Result, refuse } from '../values/result.ts'
import { admit } from './admit.ts'
import { calmerPlan } from './calmer.ts'
import { visitMinutes } from './compile.ts'
import { servesDiet } from './constraints/access.ts'
import type { EditRefusal, ItineraryEdit } from './edits.ts'
import type { Itinerary, Meal, Stop } from './itinerary.ts'
import type { PlanOptions } from './plan.ts'
import { problemPoints } from './points.ts'
import { MAX_STAY_MINUTES, MIN_STAY_MINUTES, type PlanningProblem, paceRules } from './problem.ts'
import { recheck, retimeDay, stopPlansOf, withConflicts } from './recheck.ts'
import { repair } from './repair.ts'
import { replan } from './replan.ts'
import { bedsOf, type StopPlan, type Trip, timeDay, tripOf } from './timetable.ts'
import type { Travel } from './travel/travel.ts'

type Edited = Result<Itinerary, EditRefusal>

/**
 * Applies one change by hand. The order stays as the visitor wants it, also where it breaks something: that becomes a
 * conflict. The problem has to hold the added place or tour already. Only `replan`, `repair`, `calmer` and `admit` search (with `options`).
 */
export function applyEdit(
  problem: PlanningProblem,
  travel: Travel,
  itinerary: Itinerary,
  edit: ItineraryEdit,
  options: PlanOptions,
): Edited {
  const trip = tripOf(problem, problemPoints(problem), travel)
  switch (edit.kind) {
    case 'replan':
      return accept(replan(problem, travel, itinerary, options))
    case 'repair':
      return accept(repair(problem, travel, itinerary, options))
    case 'calmer': {
      const calm = calmerPlan(trip, itinerary, { ...edit, seed: options.seed })
      return calm ? accept(calm) : refuse({ kind: 'nothing_calmer', stopId: edit.stopId })
    }
    case 'admit': {
      const plan = admit(problem, travel, itinerary, { ...options, stopId: edit.stopId })
      return plan ? accept(plan) : refuse({ kind: 'still_left_out', stopId: edit.stopId })
    }
    case 'add_place':
      return addPlace(trip, itinerary, edit)
    case 'add_tour':
      return addTour(trip, itinerary, edit.departureId)
    case 'set_day_times':
      return setDayTimes(trip, itinerary, edit)
    default:
      return changeStop(trip, itinerary, edit)
  }
}

type StopEdit = Exclude<Extract<ItineraryEdit, { stopId: string }>, { kind: 'calmer' | 'admit' }>

function changeStop(trip: Trip, itinerary: Itinerary, edit: StopEdit): Edited {
  const dayIndex = itinerary.days.findIndex(({ stops }) => stops.some(({ id }) => id === edit.stopId))
  const stop = itinerary.days[dayIndex]?.stops.find(({ id }) => id === edit.stopId)
  if (!stop) return refuse({ kind: 'stop_not_found', stopId: edit.stopId })
  if (edit.kind !== 'lock' && stop.isLocked && stop.kind !== 'tour') {
    if (edit.kind === 'move' || edit.kind === 'remove') return refuse({ kind: 'stop_is_locked', stopId: stop.id })
  }
  if (stop.kind === 'tour' && (edit.kind !== 'remove' || isBooked(trip, stop))) {
    return refuse({ kind: 'tour_is_fixed', stopId: stop.id })
  }
  const plans = stopPlansOf(itinerary.days[dayIndex])
  const change = (changed: (plan: StopPlan) => StopPlan[]) =>
    accept(
      retimeDay(
        trip,
        itinerary,
        dayIndex,
        plans.flatMap((plan) => (plan.stopId === stop.id ? changed(plan) : [plan])),
        itinerary,
      ),
    )
  switch (edit.kind) {
    case 'lock':
      return change((plan) => [{ ...plan, isLocked: edit.isLocked }])
    case 'remove':
      return change(() => [])
    case 'set_stay':
      if (!(edit.stayMinutes >= MIN_STAY_MINUTES && edit.stayMinutes <= MAX_STAY_MINUTES)) {
        return refuse({ kind: 'stay_out_of_range', min: MIN_STAY_MINUTES, max: MAX_STAY_MINUTES })
      }
      return change((plan) => [{ ...plan, stayMinutes: Math.round(edit.stayMinutes) }])
    case 'move': {
      if (!itinerary.days[edit.toDay]) return refuse({ kind: 'day_not_found', toDay: edit.toDay })
      const moved = plans.find(({ stopId }) => stopId === stop.id)!
      const without = retimeDay(
        trip,
        itinerary,
        dayIndex,
        plans.filter((plan) => plan !== moved),
        itinerary,
      )
      return accept(
        inserted(
          trip,
          without,
          { ...moved, extraReasons: [{ kind: 'placed_by_you' }] },
          edit.toDay,
          edit.toIndex,
          itinerary,
        ),
      )
    }
  }
}

function isBooked({ appointments }: Trip, stop: Stop): boolean {
  return appointments.get(stop.id)?.isBooked ?? false
}

function inserted(
  trip: Trip,
  itinerary: Itinerary,
  plan: StopPlan,
  day: number,
  index: number,
  before: Itinerary,
): Itinerary {
  const plans = stopPlansOf(itinerary.days[day])
  plans.splice(Math.max(0, Math.min(plans.length, index)), 0, plan)
  return retimeDay(trip, itinerary, day, plans, before)
}

type AddPlace = Extract<ItineraryEdit, { kind: 'add_place' }>

function addPlace(trip: Trip, itinerary: Itinerary, { placeId, toDay, toIndex }: AddPlace): Edited {
  const candidate = [...trip.candidates.values()].find((place) => place.placeId === placeId)
  if (!candidate) return refuse({ kind: 'place_not_found', placeId })
  if (itinerary.days.some(({ stops }) => stops.some(({ id }) => id === candidate.id))) {
    return refuse({ kind: 'already_in_plan', stopId: candidate.id })
  }
  if (toDay !== null && !itinerary.days[toDay]) return refuse({ kind: 'day_not_found', toDay })
  const meals = candidate.isVisitToo || candidate.meals === null ? [null] : mealsServed(trip, candidate.id)
  const beds = bedsOf(trip.problem, itinerary)
  let best: { plan: StopPlan; day: number; index: number; price: number } | null = null
  for (const day of toDay === null ? itinerary.days.keys() : [toDay]) {
    const plans = stopPlansOf(itinerary.days[day])
    const indices = toIndex === null ? Array.from({ length: plans.length + 1 }, (_, index) => index) : [toIndex]
    for (const meal of meals) {
      const stayMinutes = visitMinutes(trip.problem, candidate, meal)
      const plan: StopPlan = {
        stopId: candidate.id,
        meal,
        stayMinutes,
        isLocked: false,
        startsAt: null,
        extraReasons: [{ kind: 'placed_by_you' }],
      }
      for (const index of indices) {
        const tried = timeDay(trip, day, [...plans.slice(0, index), plan, ...plans.slice(index)], beds)
        const checked = withConflicts(
          trip,
          { ...itinerary, days: itinerary.days.map((d, i) => (i === day ? tried : d)) },
          itinerary,
        )
        const broken = checked.days[day]!.conflicts.length
        const twice = meal !== null && plans.some((other) => other.meal === meal) ? 1 : 0
        const price =
          (broken + twice) * 10_000 + tried.legs.reduce((sum, { minutes }) => sum + minutes, 0) + tried.endsAt / 10
        if (best === null || price < best.price) best = { plan, day, index, price }
      }
    }
  }
  if (best === null) return refuse({ kind: 'day_not_found', toDay: toDay ?? 0 })
  const drops = itinerary.drops.filter((drop) => drop.placeId !== placeId)
  return accept(inserted(trip, { ...itinerary, drops }, best.plan, best.day, best.index, itinerary))
}

function mealsServed({ candidates, problem }: Trip, stopId: string): (Meal | null)[] {
  const place = candidates.get(stopId)!
  const served = (['lunch', 'dinner'] as const).filter((meal) => place.meals?.[meal] && servesDiet(place, problem))
  // Where the diet is not served one may still look in, by one's own wish.
  return served.length > 0 ? served : [null]
}

function addTour(trip: Trip, itinerary: Itinerary, departureId: string): Edited {
  const tour = [...trip.appointments.values()].find((appointment) => appointment.departureId === departureId)
  if (!tour || !itinerary.days[tour.dayIndex]) return refuse({ kind: 'departure_not_found', departureId })
  if (itinerary.days.some(({ stops }) => stops.some(({ id }) => id === tour.id))) {
    return refuse({ kind: 'already_in_plan', stopId: tour.id })
  }
  const stops = itinerary.days[tour.dayIndex]!.stops
  const index = stops.findIndex(({ startsAt }) => startsAt >= tour.startsAt)
  const { tourSlackMinutes } = paceRules(trip.problem.pace)
  const plan: StopPlan = {
    stopId: tour.id,
    meal: null,
    stayMinutes: tour.endsAt - tour.startsAt + tourSlackMinutes,
    isLocked: true,
    startsAt: tour.startsAt,
    extraReasons: [],
  }
  const drops = itinerary.drops.filter((drop) => drop.departureId !== departureId)
  return accept(
    inserted(trip, { ...itinerary, drops }, plan, tour.dayIndex, index < 0 ? stops.length : index, itinerary),
  )
}

type SetDayTimes = Extract<ItineraryEdit, { kind: 'set_day_times' }>

/** Only this answer knows the new hours: whoever keeps the plan has to give them to the next problem. */
function setDayTimes(trip: Trip, itinerary: Itinerary, { date, leavesAt, endsAt }: SetDayTimes): Edited {
  const dayIndex = trip.problem.days.findIndex((day) => day.date === date)
  if (dayIndex < 0) return refuse({ kind: 'day_not_found', toDay: dayIndex })
  if (endsAt <= leavesAt) return refuse({ kind: 'day_ends_before_start', date })
  const days = trip.problem.days.map((day, index) => (index === dayIndex ? { ...day, leavesAt, endsAt } : day))
  return accept(recheck({ ...trip.problem, days }, trip.travel, itinerary))
}
