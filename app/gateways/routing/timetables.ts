import { setImmediate as breathe } from 'node:timers/promises'
import {
  isInReach,
  journeyBy,
  journeyFrom,
  lastJourney,
  type TimetableJourney,
} from '#app/domain/planner/travel/timetable/journeys.ts'
import type { TimetableFeed } from '#app/domain/planner/travel/timetable/timetable-data.ts'
import { isInBBox, type Point } from '#app/domain/values/geo.ts'
import { instantOf, type LocalDate } from '#app/domain/values/time.ts'
import { EngineFailure } from './breaker.ts'
import { DayTimetables } from './day-timetables.ts'
import type { AskedJourney, Journey } from './engine.ts'
import { isBelieved, journeyLeg } from './exact-legs.ts'
import type { AskedLeg, ExactLeg, LegAnswer, OutsideTimetable, Routing } from './routing.ts'
import { isSensibleJourney } from './sense.ts'
import { Survey, type SurveyReport } from './survey.ts'
import type { TimetableStore } from './timetable-store.ts'

export interface TimetableOptions {
  store: TimetableStore
  /** What is asked where no timetable answers. */
  next: Routing
  tell?: (report: SurveyReport) => void
  /** Milliseconds for all legs of a round. */
  legsMs?: number
}

/** Nobody rides on beyond this hour of the night: the first trains of the morning leave after it. */
const END_OF_NIGHT_SECONDS = 28 * 3600
/** A place this far from a feed's outermost stop (degrees) is not near it. */
const BESIDE = 0.02

/** Loaded timetables before everything else in the chain: timetable, then engine and its cache, then the estimate. */
export function timetableRouting({ store, next, tell = () => {}, legsMs = 4000 }: TimetableOptions): Routing {
  const days = new DayTimetables(store)

  const answer = async (feeds: TimetableFeed[], leg: AskedLeg, from: Point, to: Point): Promise<LegAnswer> => {
    const around = feeds.filter((feed) => isBeside(feed, from) || isBeside(feed, to))
    const known = around.filter((feed) => isOn(feed, leg.date))
    if ([from, to].every((point) => known.some((feed) => isBeside(feed, point)))) {
      const timetable = await days.around(
        feeds.filter((feed) => isOn(feed, leg.date)),
        leg.date,
        [from, to],
      )
      const search = leg.by === 'departure' ? journeyFrom : journeyBy
      const journey = search(timetable, from, to, leg.minute * 60)
      const exact = journey && exactLeg(journey, leg, from, to)
      if (exact) return exact
    }
    return outside(
      around.filter((feed) => !isOn(feed, leg.date)),
      from,
      to,
    )
  }

  /** A feed that stops at both ends and does not know the day. */
  const outside = async (feeds: TimetableFeed[], from: Point, to: Point): Promise<OutsideTimetable | null> => {
    for (const { id, name, validFrom, validUntil } of feeds) {
      const stopsAt = async (point: Point) => {
        const stops = await store.stopsIn(id, [
          point.lng - BESIDE,
          point.lat - BESIDE,
          point.lng + BESIDE,
          point.lat + BESIDE,
        ])
        return stops.some((stop) => isInReach({ ...stop, isRail: false }, point))
      }
      if ((await stopsAt(from)) && (await stopsAt(to))) return { outsideTimetable: { name, validFrom, validUntil } }
    }
    return null
  }

  return {
    isAttached: next.isAttached,
    hasWays: async () => (await next.hasWays()) || (await feedsOf(store)).length > 0,
    matrix: (points, mode) => next.matrix(points, mode),
    legs: async (points, asked) => {
      const feeds = await feedsOf(store)
      if (feeds.length === 0) return next.legs(points, asked)
      const answers = asked.map((): LegAnswer => null)
      const survey = new Survey('timetables', 'legs', legsMs, 1)
      const ridden = [...asked.keys()].filter((index) => asked[index]!.mode === 'rail' || asked[index]!.mode === 'road')
      await survey.askAll(ridden, async (index) => {
        const leg = asked[index]!
        const [from, to] = [points[leg.from], points[leg.to]]
        if (from && to) answers[index] = await unlessBusy(() => answer(feeds, leg, from, to))
        survey.count(isExact(answers[index]!) ? 'known' : 'left', 1)
        await breathe()
      })
      survey.report(tell)
      const open = [...asked.keys()].filter((index) => !isExact(answers[index]!))
      const others = await next.legs(
        points,
        open.map((index) => asked[index]!),
      )
      for (const [at, index] of open.entries()) answers[index] = others[at] ?? answers[index]!
      return answers
    },
    latestDeparture: async (from, to, date) => {
      const feeds = (await feedsOf(store)).filter((feed) => isOn(feed, date))
      if (![from, to].every((point) => feeds.some((feed) => isBeside(feed, point)))) return null
      try {
        const timetable = await unlessBusy(() => days.around(feeds, date, [from, to]))
        const journey = lastJourney(timetable, from, to, END_OF_NIGHT_SECONDS)
        // What leaves before is the end of the night before.
        const isOfThisDay = journey !== null && journey.leavesAt >= END_OF_NIGHT_SECONDS - 24 * 3600
        return isOfThisDay ? Math.floor(journey.leavesAt / 60) : null
      } catch (error) {
        if (error instanceof EngineFailure) return null
        throw error
      }
    },
  }
}

/** Whether an answer is a way, and not why there is none. */
function isExact(answer: LegAnswer): answer is ExactLeg {
  return answer !== null && 'leg' in answer
}

function feedsOf(store: TimetableStore): Promise<TimetableFeed[]> {
  return unlessBusy(() => store.feeds()).catch(() => [])
}

/** A store that has no turn for us leaves the legs to the next in the chain. */
async function unlessBusy<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && /^Database(Busy|Unavailable)Error$/.test(error.name)) {
      throw new EngineFailure('unreachable')
    }
    throw error
  }
}

function isOn({ validFrom, validUntil }: TimetableFeed, date: LocalDate): boolean {
  return validFrom <= date && date <= validUntil
}

function isBeside({ bbox: [west, south, east, north] }: TimetableFeed, point: Point): boolean {
  return isInBBox(point, [west - BESIDE, south - BESIDE, east + BESIDE, north + BESIDE])
}

/** A bus does not take the place of a train that no feed knows, unless it is there as soon. */
function exactLeg(found: TimetableJourney, leg: AskedLeg, from: Point, to: Point): ExactLeg | null {
  const midnight = instantOf(`${leg.date}T00:00`)
  const asked: AskedJourney = { from, to, at: midnight + leg.minute * 60, by: leg.by }
  const journey = journeyOf(found, midnight)
  if (!isSensibleJourney(journey, asked)) return null
  const exact = journeyLeg(journey, leg, from, to)
  const isSlowBus = leg.mode === 'rail' && exact.leg.mode !== 'rail' && exact.leg.minutes > leg.minutes
  return isBelieved(exact, leg) && !isSlowBus ? exact : null
}

function journeyOf({ leavesAt, arrivesAt, rides, walkMeters, path }: TimetableJourney, midnight: number): Journey {
  return {
    startsAt: midnight + leavesAt,
    endsAt: midnight + arrivesAt,
    walkMeters,
    path,
    rides: rides.map((ride) => ({
      isRail: ride.line.kind === 'rail',
      line: ride.line.names.ja,
      operator: ride.line.operator.ja,
      from: ride.from.names.ja,
      to: ride.to.names.ja,
      leavesAt: midnight + ride.leavesAt,
      arrivesAt: midnight + ride.arrivesAt,
      told: {
        lineNames: ride.line.names,
        fromNames: ride.from.names,
        toNames: ride.to.names,
        scheduled: {
          kind: ride.line.kind,
          towardsNames: ride.towards,
          operatorNames: ride.line.operator,
          platform: ride.from.platform,
          timetable: { name: ride.feed.name, validUntil: ride.feed.validUntil },
        },
      },
    })),
  }
}
