import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Itinerary, Stop } from '../itinerary.ts'
import { planTrip } from '../plan.ts'
import { problemPoints } from '../points.ts'
import type { PlanningProblem } from '../problem.ts'
import { anyProblem } from '../testing/any-problem.ts'
import { sampleBed, sampleTravel } from '../testing/sample-problem.ts'
import { checkItinerary } from './check-itinerary.ts'

interface Spoilt {
  problem: PlanningProblem
  plan: Itinerary
}

/** Each spoils a plan in one way, or answers false where the plan has nothing of the kind. */
const spoilings: Record<string, (spoilt: Spoilt, stop: Stop, dayIndex: number) => boolean> = {
  'a way that takes less than it does': ({ plan }, stop, day) => {
    const leg = plan.days[day]!.legs[plan.days[day]!.stops.indexOf(stop)]!
    leg.minutes -= 1
    return true
  },
  'a way with fewer metres on foot': ({ plan }, _, day) => {
    const leg = plan.days[day]!.legs.find(({ walkMeters }) => walkMeters > 0)
    if (leg) leg.walkMeters -= 1
    return leg !== undefined
  },
  'an arrival before one can be there': (_, stop) => {
    stop.arrivesAt -= 1
    return stop.kind !== 'tour'
  },
  'a way that is left out': ({ plan }, _, day) => plan.days[day]!.legs.pop() !== undefined,
  'a visit that goes on past its leaving': ({ plan }, stop, day) => {
    stop.leavesAt = plan.days[day]!.endsAt + 1
    return true
  },
  'the same place twice': ({ plan }, stop, day) => {
    plan.days[day]!.stops.push({ ...stop })
    return true
  },
  'a place nobody offered': (_, stop) => {
    stop.id = 'place:of-nobody'
    return true
  },
  'another place than the record has': (_, stop) => {
    stop.point = { ...stop.point, lat: stop.point.lat + 0.01 }
    return true
  },
  'another price than the record has': (_, stop) => {
    stop.costYen = (stop.costYen ?? 0) + 1
    return true
  },
  'a bed nobody chose': ({ plan }, _, day) => {
    plan.days[day]!.to = sampleBed(34.5)
    return true
  },
  'a day that ends past its hours': ({ plan, problem }, _, day) => {
    plan.days[day]!.endsAt = problem.days[day]!.endsAt + 1
    return true
  },
  'a place the visitor never wants': ({ problem }, stop) => {
    const place = problem.candidates.find(({ id }) => id === stop.id)
    if (place) place.importance = 'never'
    return place !== undefined
  },
  'steps for a party that can take none': ({ problem }, stop) => {
    const place = problem.candidates.find(({ id }) => id === stop.id)
    problem.stepFree = true
    if (place) place.stepFree = 'no'
    return place !== undefined
  },
  'a meal that is not for the diet': ({ problem }, stop) => {
    const place = problem.candidates.find(({ id }) => id === stop.id)
    problem.hasDiet = true
    if (place) place.diet = 'not_served'
    return stop.meal !== null
  },
  'a meal before its time': (_, stop) => {
    const minutes = stop.leavesAt - stop.startsAt
    stop.arrivesAt = stop.startsAt = 300
    stop.leavesAt = 300 + minutes
    return stop.meal !== null
  },
  'more yen than the budget': ({ problem }, stop) => {
    problem.limits = { ...problem.limits, budgetYen: (stop.costYen ?? 0) - 1 }
    return stop.kind !== 'tour' && (stop.costYen ?? 0) > 0
  },
  'more on foot than the limit': ({ plan, problem }) => {
    const chosen = plan.days.filter(({ stops }) => stops.some(({ kind }) => kind !== 'tour'))
    const walked = Math.max(0, ...chosen.map(({ legs }) => legs.reduce((sum, leg) => sum + leg.walkMeters, 0)))
    problem.limits = { ...problem.limits, walkMetersPerDay: walked - 1 }
    return walked > 0
  },
  'closed doors': ({ problem }, stop, day) => {
    const place = problem.candidates.find(({ id }) => id === stop.id)
    if (place) place.hours = place.hours.with(day, { certainty: 'known', windows: [] })
    return place !== undefined
  },
  darkness: ({ problem }, stop, day) => {
    const place = problem.candidates.find(({ id }) => id === stop.id)
    if (place) place.needsDaylight = true
    problem.days[day]!.sunsetAt = stop.leavesAt - 1
    return place !== undefined
  },
  'no slack before a tour': (_, stop) => {
    stop.arrivesAt = stop.startsAt - 1
    return stop.kind === 'tour'
  },
  'a tour at another minute': (_, stop) => {
    stop.startsAt += 1
    return stop.kind === 'tour'
  },
  'sums that do not sum': ({ plan }) => {
    plan.totals.costYen += 1
    return true
  },
}

it.each(Object.keys(spoilings))('the checker finds %s', (name) => {
  let spoiltPlans = 0
  fc.assert(
    fc.property(anyProblem, fc.nat(), (given, pick) => {
      const problem = structuredClone(given)
      const travel = { points: problemPoints(problem).points, ...sampleTravel(problem).matrix }
      const plan = planTrip(problem, sampleTravel(problem), { seed: 3, timeMs: 1, iterations: 20, clock: () => 0 })
      const places = plan.days.flatMap((day, dayIndex) => day.stops.map((stop) => ({ stop, dayIndex })))
      if (places.length === 0) return
      expect(checkItinerary(problem, plan, travel)).toEqual([])
      // From a stop drawn by lot to the first that has something to spoil.
      for (let i = 0; i < places.length; i++) {
        const { dayIndex } = places[(pick + i) % places.length]!
        const at = plan.days[dayIndex]!.stops.indexOf(places[(pick + i) % places.length]!.stop)
        const spoilt = structuredClone({ problem, plan })
        if (!spoilings[name]!(spoilt, spoilt.plan.days[dayIndex]!.stops[at]!, dayIndex)) continue
        spoiltPlans++
        expect(checkItinerary(spoilt.problem, spoilt.plan, travel)).not.toEqual([])
        return
      }
    }),
    { numRuns: 100, seed: 20261123 },
  )
  expect(spoiltPlans).toBeGreaterThan(0)
})
