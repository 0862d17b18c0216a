import {
  isInReach,
  journeyBy,
  journeyFrom,
  lastJourneys,
  type TimetableJourney,
} from '#app/domain/planner/travel/timetable/journeys.ts'
import type { TimetableFeed } from '#app/domain/planner/travel/timetable/timetable-data.ts'
import { isInBBox, type Point } from '#app/domain/values/geo.ts'
import { instantOf, type LocalDate } from '#app/domain/values/time.ts'
import { DayTimetables } from './day-timetables.ts'
import type { AskedJourney, Journey } from './engine.ts'
import { isBelieved, journeyLeg } from './exact-legs.ts'
import type { AskedLeg, ExactLeg, LastDeparture, LegAnswer, OutsideTimetable } from './routing.ts'
import { isSensibleJourney } from './sense.ts'
import type { TimetableStore } from './timetable-store.ts'

/** What loaded timetables say; questions and answers are plain data, so that they may be asked of another thread. */
export interface TimetableAnswers {
  leg(feeds: TimetableFeed[], leg: AskedLeg, from: Point, to: Point): Promise<LegAnswer>
  lastDepartures(feeds: TimetableFeed[], from: Point[], to: Point, date: LocalDate): Promise<(LastDeparture | null)[]>
}

/** Nobody rides on beyond this hour of the night: the first trains of the morning leave after it. */
const END_OF_NIGHT_SECONDS = 28 * 3600
/** A place this far from a feed's outermost stop (degrees) is not near it. */
const BESIDE = 0.02

/** Answers on the calling thread. */
export function timetableAnswers(store: TimetableStore): TimetableAnswers {
  const days = new DayTimetables(store)

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
    leg: async (feeds, leg, from, to) => {
      const around = feeds.filter((feed) => isBeside(feed, from) || isBeside(feed, to))
      const known = around.filter((feed) => isOn(feed, leg.date))
      if ([from, to].every((point) => known.some((feed) => isBeside(feed, point)))) {
        const onDay = feeds.filter((feed) => isOn(feed, leg.date))
        const timetable = await days.around(onDay, leg.date, [from, to])
        const search = leg.by === 'departure' ? journeyFrom : journeyBy
        const journey = search(timetable, from, to, leg.minute * 60)
        const exact = journey && exactLeg(journey, leg, from, to)
        if (exact) return exact
      }
      const notOnDay = around.filter((feed) => !isOn(feed, leg.date))
      return outside(notOnDay, from, to)
    },
    lastDepartures: async (feeds, from, to, date) => {
      const onDay = feeds.filter((feed) => isOn(feed, date))
      const isServed = (point: Point) => onDay.some((feed) => isBeside(feed, point))
      const served = from.filter(isServed)
      if (served.length === 0 || !isServed(to)) return from.map(() => null)
      const timetable = await days.around(onDay, date, [...served, to])
      const journeys = lastJourneys(timetable, served, to, END_OF_NIGHT_SECONDS)
      const found = new Map(served.map((point, index) => [point, journeys[index] ?? null]))
      return from.map((point) => lastDeparture(found.get(point) ?? null))
    },
  }
}

function isOn({ validFrom, validUntil }: TimetableFeed, date: LocalDate): boolean {
  return validFrom <= date && date <= validUntil
}

function isBeside({ bbox: [west, south, east, north] }: TimetableFeed, point: Point): boolean {
  return isInBBox(point, [west - BESIDE, south - BESIDE, east + BESIDE, north + BESIDE])
}

/** What leaves before the night is over is the end of the night before. */
function lastDeparture(journey: TimetableJourney | null): LastDeparture | null {
  if (journey === null || journey.leavesAt < END_OF_NIGHT_SECONDS - 24 * 3600) return null
  const train = journey.rides.find(({ line }) => line.kind === 'rail')
  const { line, feed } = train ?? journey.rides[0]!
  const leavesAt = Math.floor(journey.leavesAt / 60)
  return {
    leavesAt,
    minutes: Math.ceil(journey.arrivesAt / 60) - leavesAt,
    isRail: train !== undefined,
    operatorNames: line.operator,
    timetable: { name: feed.name, validUntil: feed.validUntil },
  }
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
