import type { Leg, LegMode, Ride } from '#app/domain/planner/itinerary.ts'
import { band } from '#app/domain/planner/travel/estimates.ts'
import { distanceMeters, type Point } from '#app/domain/values/geo.ts'
import { instantOf } from '#app/domain/values/time.ts'
import type { AskedJourney, Journey, Profile, RoutingEngine } from './engine.ts'
import type { Lru } from './lru.ts'
import { thinned } from './polyline.ts'
import type { AskedLeg, ExactLeg } from './routing.ts'
import { isSensibleJourney, isSensibleWay, measured } from './sense.ts'
import { nameOf, type Survey } from './survey.ts'

/** A feed that lacks the railway finds its way by bus: nobody is sent on a journey that is so much longer. */
const LONGEST_OF_ESTIMATE = 2
const LONGER_MINUTES = 45

/** The exact way of each leg, from the cache or the engine; null where neither knows. */
export async function askedLegs(
  engine: RoutingEngine,
  cache: Lru<ExactLeg | 'none'>,
  points: Point[],
  asked: readonly AskedLeg[],
  survey: Survey,
): Promise<(ExactLeg | null)[]> {
  const answers = asked.map((leg): ExactLeg | 'none' | undefined => {
    if (!isAskable(engine, leg.mode)) return 'none'
    return points[leg.from] && points[leg.to] ? cache.get(cacheKey(engine, points, leg)) : 'none'
  })
  survey.count('cached', answers.filter((answer) => answer !== undefined && answer !== 'none').length)
  const open = [...asked.keys()].filter((index) => answers[index] === undefined)
  await survey.askAll(open, async (index, signal) => {
    const leg = asked[index]!
    const answer = (await askLeg(engine, points, leg, signal)) ?? 'none'
    answers[index] = answer
    cache.set(cacheKey(engine, points, leg), answer)
  })
  return answers.map((answer) => {
    const isKnown = answer !== undefined && answer !== 'none'
    survey.count(isKnown ? 'known' : 'left', 1)
    return isKnown ? answer : null
  })
}

/** A street engine leaves trains to the built-in graph. */
function isAskable({ journeys }: RoutingEngine, mode: LegMode): boolean {
  return mode !== 'rail' || journeys !== null
}

function isByTimetable({ journeys }: RoutingEngine, mode: LegMode): boolean {
  return journeys !== null && (mode === 'rail' || mode === 'road')
}

/** Streets are the same at every hour; a timetable is asked, and remembered, for the minute. */
function cacheKey(engine: RoutingEngine, points: Point[], { from, to, mode, date, minute, by }: AskedLeg): string {
  const when = isByTimetable(engine, mode) ? `${date} ${minute} ${by}` : ''
  return `${nameOf(points[from]!)}|${nameOf(points[to]!)}|${mode}|${when}`
}

async function askLeg(
  engine: RoutingEngine,
  points: Point[],
  leg: AskedLeg,
  signal: AbortSignal,
): Promise<ExactLeg | null> {
  const [from, to] = [points[leg.from]!, points[leg.to]!]
  if (isByTimetable(engine, leg.mode)) {
    const asked: AskedJourney = { from, to, at: instantOf(`${leg.date}T00:00`) + leg.minute * 60, by: leg.by }
    const journeys = await engine.journeys!(asked, signal)
    const best = bestOf(
      journeys.filter((journey) => isSensibleJourney(journey, asked)),
      leg.by,
    )
    const exact = best && journeyLeg(best, leg, from, to)
    if (exact && isBelieved(exact, leg)) return exact
    // No timetable for it: a train stays an estimate, a taxi is asked of the streets.
    if (leg.mode === 'rail') return null
  }
  const profile: Profile = leg.mode === 'walk' ? 'foot' : 'car'
  const way = await engine.street(profile, from, to, signal)
  if (way === null || !isSensibleWay(way, profile, from, to)) return null
  const { minutes, meters } = measured(way, leg.mode, from, to)
  return { leg: legOf(leg.mode, { minutes, meters, path: way.path }, from, to), bound: null }
}

/** There first, or away last; then the shorter, then the one with fewer rides. */
function bestOf(journeys: Journey[], by: AskedLeg['by']): Journey | undefined {
  const minutes = ({ startsAt, endsAt }: Journey) => endsAt - startsAt
  const late = (journey: Journey) => (by === 'departure' ? journey.endsAt : -journey.startsAt)
  return journeys.sort((a, b) => late(a) - late(b) || minutes(a) - minutes(b) || a.rides.length - b.rides.length)[0]
}

/** Whether one would go by it at all, in place of what was estimated. */
export function isBelieved(exact: ExactLeg, estimated: AskedLeg): boolean {
  return exact.leg.minutes <= estimated.minutes * LONGEST_OF_ESTIMATE + LONGER_MINUTES
}

/** A journey as the leg of a plan. */
export function journeyLeg(journey: Journey, { date, minute, by }: AskedLeg, from: Point, to: Point): ExactLeg {
  const midnight = instantOf(`${date}T00:00`)
  const leavesAt = Math.floor((journey.startsAt - midnight) / 60)
  const arrivesAt = Math.ceil((journey.endsAt - midnight) / 60)
  const minutes = Math.max(1, by === 'departure' ? arrivesAt - minute : minute - leavesAt)
  const rides = journey.rides.map((ride) => rideOf(ride, midnight))
  const isRail = journey.rides.some((ride) => ride.isRail)
  const { path, walkMeters } = journey
  const meters = Math.max(pathMeters(path), distanceMeters(from, to))
  const leg = legOf(isRail ? 'rail' : 'road', { minutes, meters: Math.round(meters), path }, from, to)
  const timed = { minutesLow: minutes, minutesHigh: minutes, certainty: 'schedule', walkMeters: Math.round(walkMeters) }
  return { leg: { ...leg, ...(timed as Partial<Leg>), rides }, bound: { leavesAt, arrivesAt } }
}

function rideOf(ride: Journey['rides'][number], midnight: number): Ride {
  const names = (ja: string) => ({ ja, en: null, reading: null })
  const leavesAt = Math.floor((ride.leavesAt - midnight) / 60)
  const arrivesAt = Math.ceil((ride.arrivesAt - midnight) / 60)
  return {
    lineNames: names(ride.line),
    operatorJa: ride.operator,
    fromNames: names(ride.from),
    toNames: names(ride.to),
    minutes: Math.max(1, arrivesAt - leavesAt),
    leavesAt,
    arrivesAt,
    ...ride.told,
  }
}

function legOf(
  mode: LegMode,
  { minutes, meters, path }: { minutes: number; meters: number; path: [number, number][] },
  from: Point,
  to: Point,
): Leg {
  const [minutesLow, minutesHigh] = band(mode, minutes)
  const ends = [from, to].map(({ lat, lng }): [number, number] => [lng, lat])
  return {
    mode,
    minutes,
    minutesLow,
    minutesHigh,
    meters,
    walkMeters: mode === 'walk' ? meters : 0,
    certainty: 'engine',
    rides: [],
    path: thinned([ends[0]!, ...path, ends[1]!]),
  }
}

function pathMeters(path: [lng: number, lat: number][]): number {
  let meters = 0
  for (let at = 1; at < path.length; at++) {
    const [a, b] = [path[at - 1]!, path[at]!]
    meters += distanceMeters({ lng: a[0], lat: a[1] }, { lng: b[0], lat: b[1] })
  }
  return meters
}
