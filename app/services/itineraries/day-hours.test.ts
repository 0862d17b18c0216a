import { expect, it } from 'vitest'
import type { Endpoint } from '#app/domain/planner/itinerary.ts'
import type { Appointment } from '#app/domain/planner/problem.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { aroundTours } from './day-hours.ts'

const bed = { point: { lat: 35, lng: 135.7 } } as Endpoint
const nights = { before: [bed], after: [bed] }
/** About nine kilometres from the bed. */
const away = { lat: 35, lng: 135.8 }
const tour = (startsAt: number, endsAt: number, dayIndex = 1) =>
  ({ dayIndex, startsAt, endsAt, meeting: away, end: away }) as Appointment
const request = {
  firstDay: '2027-05-01',
  pace: 'calm',
  arrival: null,
  departure: null,
  party: { adults: 2, childAges: [] },
} as unknown as TripRequest
const hoursOf = (tours: Appointment[], changes: Partial<TripRequest> = {}, day = 1) =>
  aroundTours({ ...request, ...changes }, tours, nights, day, 3)

it('with a small child one is back earlier, unless the visitor says otherwise', () => {
  const party = { adults: 2, childAges: [9, 3] }
  expect(hoursOf([], { party, pace: 'full' })).toEqual({ leavesAt: 480, endsAt: 1170 })
  expect(hoursOf([], { party: { ...party, childAges: [12] }, pace: 'full' })).toEqual({ leavesAt: 480, endsAt: 1290 })
  const dayTimes = [{ date: '2027-05-02', leavesAt: 600, endsAt: 1260 }]
  expect(hoursOf([], { party, dayTimes })).toEqual({ leavesAt: 600, endsAt: 1260 })
})

it('a calm day without a tour has the hours of its pace', () => {
  expect(hoursOf([])).toEqual({ leavesAt: 570, endsAt: 1170 })
  expect(hoursOf([tour(570, 700, 2)])).toEqual({ leavesAt: 570, endsAt: 1170 })
})

it('who has a tour at half past nine leaves an hour and twenty minutes before: the slack and the way', () => {
  expect(hoursOf([tour(570, 700)])).toEqual({ leavesAt: 490, endsAt: 1170 })
})

it('a tour in the middle of the day changes nothing', () => {
  expect(hoursOf([tour(700, 800)])).toEqual({ leavesAt: 570, endsAt: 1170 })
})

it('after an evening tour one comes home later', () => {
  expect(hoursOf([tour(1140, 1260)])).toEqual({ leavesAt: 570, endsAt: 1320 })
})

it('the tour goes before hours set by hand, which stand for the rest of the day', () => {
  const dayTimes = [{ date: '2027-05-02', leavesAt: 660, endsAt: 1000 }]
  expect(hoursOf([tour(570, 700)], { dayTimes })).toEqual({ leavesAt: 490, endsAt: 1000 })
})

it('no tour brings a train forward or holds it back', () => {
  const arrival = { stationGroup: 'g', time: '10:00' }
  const departure = { stationGroup: 'g', time: '16:00' }
  expect(hoursOf([tour(570, 700, 0)], { arrival }, 0).leavesAt).toBe(600)
  expect(hoursOf([tour(900, 1000, 2)], { departure }, 2).endsAt).toBe(960)
})
