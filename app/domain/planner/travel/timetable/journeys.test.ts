import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Point } from '../../../values/geo.ts'
import { everyJourney, type PlainJourney, type PlainTimetable } from '../../testing/plain-timetable.ts'
import { walkSeconds } from './footpaths.ts'
import { isInReach, journeyBy, journeyFrom } from './journeys.ts'
import { mirrored } from './network.ts'
import { earliestArrivals, earliestToEach, type Reach } from './rounds.ts'
import { type Timetable, TimetableBuilder } from './timetable-build.ts'
import type { FeedPattern, FeedStop } from './timetable-data.ts'

const names = (ja: string) => ({ ja, en: null, reading: null })
const FEED = {
  id: 'one',
  name: 'Sample Bus',
  validFrom: '2026-11-01',
  validUntil: '2027-03-31',
  importedAt: 0,
  bbox: [135, 34, 136, 36] as [number, number, number, number],
}

function build({ stops, patterns, transfers }: PlainTimetable, kind: 'bus' | 'rail' = 'bus'): Timetable {
  const builder = new TimetableBuilder([135, 34, 136, 36])
  builder.addFeed(FEED, [{ number: 0, names: names('1'), kind, operator: names('見本バス') }], stops, transfers)
  for (const pattern of patterns) builder.addPattern(pattern, pattern.starts.slice())
  return builder.build()
}

const stopAt = (number: number, north: number, east: number): FeedStop => ({
  number,
  names: names(`S${number}`),
  platform: null,
  lat: 35 + north / 111_000,
  lng: 135.7 + east / 91_000,
})

const anyTimetable: fc.Arbitrary<PlainTimetable> = fc
  .integer({ min: 3, max: 7 })
  .chain((count) =>
    fc.record({
      stops: fc.array(fc.tuple(fc.nat(12), fc.nat(8)), { minLength: count, maxLength: count }),
      patterns: fc.array(
        fc.record({
          stops: fc.array(fc.nat(count - 1), { minLength: 2, maxLength: 4 }),
          rides: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 3 })), {
            minLength: 4,
            maxLength: 4,
          }),
          boarding: fc.array(fc.constantFrom(...'33333120'), { minLength: 4, maxLength: 4 }),
          starts: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 3 }),
        }),
        { minLength: 3, maxLength: 5 },
      ),
      transfers: fc.array(
        fc.record({
          from: fc.nat(count - 1),
          to: fc.nat(count - 1),
          seconds: fc.constantFrom(null, 0, 60, 300),
        }),
        { maxLength: 2 },
      ),
    }),
  )
  .map(({ stops, patterns, transfers }) => ({
    stops: stops.map(([north, east], number) => stopAt(number, north * 240, east * 240)),
    transfers,
    patterns: patterns.map(({ stops, rides, boarding, starts }, number) => {
      const calls: Pick<FeedPattern, 'arrivals' | 'departures'> = { arrivals: [], departures: [] }
      let clock = 0
      for (const at of stops.keys()) {
        clock += at === 0 ? 0 : rides[at]![0] * 60
        calls.arrivals.push(clock)
        clock += at === 0 ? 0 : rides[at]![1] * 60
        calls.departures.push(clock)
      }
      const common = { number, line: 0, towards: null, boarding: boarding.slice(0, stops.length).join('') }
      return { ...common, ...calls, stops, starts: starts.map((minute) => minute * 60) }
    }),
  }))

/** A place near a stop of the timetable. */
const anyEnd = fc.tuple(fc.nat(2), fc.nat(150))
const placeBy = ({ stops }: PlainTimetable, [at, north]: [number, number]): Point => ({
  lat: stops[at]!.lat + north / 111_000,
  lng: stops[at]!.lng,
})

describe('journeys of any small timetable', () => {
  it('are there as early, and leave as late, as the best of all journeys with so many rides', () => {
    let found = 0
    let withChange = 0
    fc.assert(
      fc.property(anyTimetable, anyEnd, anyEnd, fc.nat(1200), (plain, start, end, at) => {
        const [from, to] = [placeBy(plain, start), placeBy(plain, end)]
        const timetable = build(plain)
        const all = everyJourney(plain, from, to)
        const reach = (point: Point, more: number): Reach[] =>
          [...timetable.stops.entries()]
            .filter(([, stop]) => walkSeconds(stop, point) <= 640)
            .map(([stop, where]) => ({ stop, seconds: walkSeconds(where, point) + more }))
        const ways = earliestArrivals(timetable.network, reach(from, 120), reach(to, 0), at)
        expect(ways.map(({ arrivesAt, rides }) => [rides.length, arrivesAt])).toEqual(
          bettering(
            all.filter(({ leavesAt }) => leavesAt >= at),
            ({ arrivesAt }) => arrivesAt,
          ),
        )
        const each = earliestToEach(timetable.network, reach(from, 120), [reach(from, 0), reach(to, 0)], at)
        expect(each[1]?.arrivesAt).toBe(ways.at(-1)?.arrivesAt)
        expect(each[1]?.rides.length).toBe(ways.at(-1)?.rides.length)
        const until = at + 3600
        const back = earliestArrivals(mirrored(timetable.network), reach(to, 0), reach(from, 120), -until)
        expect(back.map(({ arrivesAt, rides }) => [rides.length, arrivesAt])).toEqual(
          bettering(
            all.filter(({ arrivesAt }) => arrivesAt <= until),
            ({ leavesAt }) => -leavesAt,
          ),
        )
        found += ways.length
        withChange += ways.filter(({ rides }) => rides.length > 1).length
      }),
      { numRuns: 400, seed: 20261123 },
    )
    expect(found).toBeGreaterThan(100)
    expect(withChange).toBeGreaterThan(20)
  })

  it('are one of all journeys: its rides follow each other, and it neither leaves too early nor comes too late', () => {
    let found = 0
    fc.assert(
      fc.property(anyTimetable, anyEnd, anyEnd, fc.nat(1200), (plain, start, end, at) => {
        const [from, to] = [placeBy(plain, start), placeBy(plain, end)]
        const timetable = build(plain)
        const all = everyJourney(plain, from, to)
        for (const journey of [journeyFrom(timetable, from, to, at), journeyBy(timetable, from, to, at + 3600)]) {
          if (!journey) continue
          found++
          const { leavesAt, arrivesAt, rides } = journey
          expect(leavesAt >= at || arrivesAt <= at + 3600).toBe(true)
          expect(all).toContainEqual({ leavesAt, arrivesAt, rides: rides.length })
        }
      }),
      { numRuns: 300, seed: 20261124 },
    )
    expect(found).toBeGreaterThan(30)
  })
})

/** The best of so many rides or fewer, where each ride more gains something. */
function bettering(journeys: PlainJourney[], cost: (journey: PlainJourney) => number): [number, number][] {
  const found: [number, number][] = []
  for (const rides of [1, 2, 3, 4]) {
    const best = Math.min(...journeys.filter((each) => each.rides <= rides).map(cost))
    if (best < (found.at(-1)?.[1] ?? Number.POSITIVE_INFINITY)) found.push([rides, best])
  }
  return found
}

describe('a line with a bus an hour', () => {
  const stops = [stopAt(0, 0, 0), stopAt(1, 4000, 0), stopAt(2, 8000, 0)]
  const line = { number: 0, line: 0, towards: names('山行'), boarding: '', stops: [0, 1, 2] }
  const calls = { arrivals: [0, 540, 1200], departures: [0, 600, 1200] }
  const starts = [9, 10, 11, 25].map((hour) => hour * 3600)
  const plain = { stops, transfers: [], patterns: [{ ...line, ...calls, starts }] }
  const [near, far] = [stopAt(0, -60, 0), stopAt(0, 8060, 0)]
  const timetable = build(plain)
  const toStop = walkSeconds(near, stops[0]!)

  it('is waited for, and one leaves the house only in time for it', () => {
    const journey = journeyFrom(timetable, near, far, 9 * 3600 + 1)!
    expect(journey.leavesAt).toBe(10 * 3600 - 120 - toStop)
    expect(journey.arrivesAt).toBe(10 * 3600 + 1200 + walkSeconds(stops[2]!, far))
    expect(journey.rides).toMatchObject([{ leavesAt: 36_000, arrivesAt: 37_200, towards: names('山行') }])
    expect(journey.path).toHaveLength(5)
  })

  it('is caught to the second, two minutes before it leaves', () => {
    const leavesAt = 9 * 3600 - 120 - toStop
    expect(journeyFrom(timetable, near, far, leavesAt)!.rides[0]!.leavesAt).toBe(9 * 3600)
    expect(journeyFrom(timetable, near, far, leavesAt + 1)!.rides[0]!.leavesAt).toBe(10 * 3600)
  })

  it('is taken as late as one may for an arrival, past midnight too, and not at all after the last', () => {
    expect(journeyBy(timetable, near, far, 11.9 * 3600)!.rides[0]!.leavesAt).toBe(11 * 3600)
    expect(journeyBy(timetable, near, far, 26 * 3600)!.rides[0]!.leavesAt).toBe(25 * 3600)
    expect(journeyFrom(timetable, near, far, 25 * 3600)).toBeNull()
  })

  it('is no journey where one is there sooner on foot', () => {
    expect(journeyFrom(timetable, near, stopAt(0, 300, 0), 8 * 3600)).toBeNull()
  })

  it('is near those places only that are a walk from a stop; one walks further to a train', () => {
    const aside = stopAt(0, 4000, 900)
    const isNear = (point: Point, by: Timetable) => by.stops.some((stop) => isInReach(stop, point))
    expect([near, far, aside].map((point) => isNear(point, timetable))).toEqual([true, true, false])
    expect(isNear(aside, build(plain, 'rail'))).toBe(true)
  })
})
