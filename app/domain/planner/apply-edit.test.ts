import { describe, expect, it } from 'vitest'
import { applyEdit } from './apply-edit.ts'
import type { ItineraryEdit } from './edits.ts'
import { planTrip } from './plan.ts'
import { openDaily, sampleCandidate, sampleProblem, sampleTour, sampleTravel } from './testing/sample-problem.ts'

const options = { seed: 1, timeMs: 1, iterations: 60, clock: () => 0 }
const candidates = ['a', 'b', 'c', 'd'].map((id, index) =>
  sampleCandidate(id, { point: { lat: 34.98 + index * 0.01, lng: 135.76 }, hours: openDaily(2, 600, 1020) }),
)
const problem = sampleProblem({
  candidates: [
    ...candidates,
    sampleCandidate('shut', { hours: openDaily(2, 0, 0), point: { lat: 34.99, lng: 135.75 } }),
  ],
  appointments: [sampleTour('t', 1, 780, 900)],
})
const travel = sampleTravel(problem)
const planned = planTrip(problem, travel, options)
const edit = (change: ItineraryEdit, itinerary = planned) => {
  const edited = applyEdit(problem, travel, itinerary, change, options)
  if (!edited.ok) throw new Error(edited.error.kind)
  return edited.value
}
const refusal = (change: ItineraryEdit, itinerary = planned) => {
  const edited = applyEdit(problem, travel, itinerary, change, options)
  return edited.ok ? null : edited.error.kind
}
const firstDay = planned.days.findIndex(({ stops }) => stops.some(({ kind }) => kind === 'visit'))
const first = planned.days[firstDay]!.stops.find(({ kind }) => kind === 'visit')!
const ids = (day: number, itinerary = planned) => itinerary.days[day]!.stops.map(({ id }) => id)

describe('a change by hand', () => {
  it('moves a stop to where it was put, and says who put it there', () => {
    const other = 1 - firstDay
    const moved = edit({ kind: 'move', stopId: first.id, toDay: other, toIndex: 0 })
    expect(ids(other, moved)[0]).toBe(first.id)
    expect(ids(firstDay, moved)).not.toContain(first.id)
    expect(moved.days[other]!.stops[0]!.reasons).toContainEqual({ kind: 'placed_by_you' })
  })

  it('removes a stop and keeps the others in their order', () => {
    const left = edit({ kind: 'remove', stopId: first.id })
    expect(ids(firstDay, left)).toEqual(ids(firstDay).filter((id) => id !== first.id))
  })

  it('keeps a stay that the visitor set, and refuses four minutes', () => {
    const longer = edit({ kind: 'set_stay', stopId: first.id, stayMinutes: 100 })
    const stop = longer.days[firstDay]!.stops.find(({ id }) => id === first.id)!
    expect(stop.leavesAt - stop.startsAt).toBe(100)
    expect(refusal({ kind: 'set_stay', stopId: first.id, stayMinutes: 4 })).toBe('stay_out_of_range')
    expect(refusal({ kind: 'set_stay', stopId: first.id, stayMinutes: 5 })).toBeNull()
  })

  it('leaves a locked stop where it is, also when planning again', () => {
    const locked = edit({ kind: 'lock', stopId: first.id, isLocked: true })
    expect(refusal({ kind: 'remove', stopId: first.id }, locked)).toBe('stop_is_locked')
    expect(ids(firstDay, edit({ kind: 'replan' }, locked))).toContain(first.id)
  })

  it('adds a closed place where it is asked for and says the conflict', () => {
    const added = edit({ kind: 'add_place', placeId: 'shut', toDay: 0, toIndex: 0 })
    expect(ids(0, added)[0]).toBe('place:shut')
    expect(added.days[0]!.conflicts.map(({ kind }) => kind)).toContainEqual(expect.stringMatching(/closed|late/))
  })

  it('takes a tour out and in again, but never moves it', () => {
    expect(refusal({ kind: 'move', stopId: 'departure:t', toDay: 0, toIndex: 0 })).toBe('tour_is_fixed')
    expect(refusal({ kind: 'add_tour', departureId: 't', isBooked: true })).toBe('already_in_plan')
    expect(refusal({ kind: 'add_tour', departureId: 'x', isBooked: true })).toBe('departure_not_found')
  })

  it('keeps new day times to the day they were given for', () => {
    const { date } = problem.days[firstDay]!
    const shorter = edit({ kind: 'set_day_times', date, leavesAt: 600, endsAt: 601 })
    expect(shorter.days[firstDay]!.conflicts.map(({ kind }) => kind)).toContain('day_too_long')
    expect(shorter.days[1 - firstDay]!.conflicts).toEqual([])
  })

  it.each([
    [{ kind: 'remove', stopId: 'place:none' }, 'stop_not_found'],
    [{ kind: 'move', stopId: first.id, toDay: 9, toIndex: 0 }, 'day_not_found'],
    [{ kind: 'add_place', placeId: 'none', toDay: null, toIndex: null }, 'place_not_found'],
    [{ kind: 'add_place', placeId: first.placeId!, toDay: null, toIndex: null }, 'already_in_plan'],
  ] as const)('refuses %j as %s', (change, kind) => {
    expect(refusal(change)).toBe(kind)
  })
})
