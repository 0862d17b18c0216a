import { distanceMeters, type Point } from '../../values/geo.ts'
import type { FeedPattern, FeedStop, FeedTransfer } from '../travel/timetable/timetable-data.ts'

/** A made timetable: small enough that every journey in it can be listed. */
export interface PlainTimetable {
  stops: FeedStop[]
  patterns: (FeedPattern & { starts: number[] })[]
  transfers: FeedTransfer[]
}

interface PlainRide {
  from: FeedStop
  to: FeedStop
  leavesAt: number
  arrivesAt: number
}

/** A journey's first second on the way and its last, and with how many rides. */
export interface PlainJourney {
  leavesAt: number
  arrivesAt: number
  rides: number
}

const walk = (from: Point, to: Point) => Math.ceil((distanceMeters(from, to) * 1.3 * 60) / 75)

/** Lists every journey of up to `mostRides` rides, by trying each ride after each: says what the search may not miss. */
export function everyJourney(timetable: PlainTimetable, from: Point, to: Point, mostRides = 4): PlainJourney[] {
  const rides = everyRide(timetable)
  const isNear = (stop: FeedStop, point: Point) => distanceMeters(stop, point) * 1.3 <= 800
  const found: PlainJourney[] = []
  const goOn = (first: PlainRide, last: PlainRide, count: number) => {
    if (isNear(last.to, to)) {
      const leavesAt = first.leavesAt - 120 - walk(from, first.from)
      found.push({ leavesAt, arrivesAt: last.arrivesAt + walk(last.to, to), rides: count })
    }
    if (count === mostRides) return
    for (const next of rides) {
      const least = changeSeconds(timetable, last.to, next.from)
      if (least !== null && last.arrivesAt + least <= next.leavesAt) goOn(first, next, count + 1)
    }
  }
  for (const ride of rides) if (isNear(ride.from, from)) goOn(ride, ride, 1)
  return found
}

function everyRide({ stops, patterns }: PlainTimetable): PlainRide[] {
  const stopOf = new Map(stops.map((stop) => [stop.number, stop]))
  return patterns.flatMap((pattern) =>
    pattern.starts.flatMap((start) =>
      pattern.stops.flatMap((board, at) =>
        pattern.stops.slice(at + 1).flatMap((alight, ahead): PlainRide[] => {
          const off = at + 1 + ahead
          const may = (position: number, digits: string) =>
            pattern.boarding === '' || digits.includes(pattern.boarding[position]!)
          if (!may(at, '13') || !may(off, '23')) return []
          const [leavesAt, arrivesAt] = [start + pattern.departures[at]!, start + pattern.arrivals[off]!]
          return [{ from: stopOf.get(board)!, to: stopOf.get(alight)!, leavesAt, arrivesAt }]
        }),
      ),
    ),
  )
}

function changeSeconds({ transfers }: PlainTimetable, from: FeedStop, to: FeedStop): number | null {
  const said = transfers.filter((each) => each.from === from.number && each.to === to.number).at(-1)
  if (said) return said.seconds
  return distanceMeters(from, to) <= 300 ? walk(from, to) + 120 : null
}
