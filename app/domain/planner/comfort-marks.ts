import { comfortAt } from './constraints/comfort.ts'
import type { Itinerary, ItineraryDay, Stop } from './itinerary.ts'
import type { Candidate } from './problem.ts'

/** The same plan with what is now recorded of its hours; the very same object where nothing else is said. */
export function withComfortMarks(candidates: ReadonlyMap<string, Candidate>, itinerary: Itinerary): Itinerary {
  const days = itinerary.days.map((day, dayIndex) => markedDay(candidates, day, dayIndex))
  return days.every((day, index) => day === itinerary.days[index]) ? itinerary : { ...itinerary, days }
}

function markedDay(candidates: ReadonlyMap<string, Candidate>, day: ItineraryDay, dayIndex: number): ItineraryDay {
  const stops = day.stops.map((stop) => markedStop(stop, candidates.get(stop.id), dayIndex))
  return stops.every((stop, index) => stop === day.stops[index]) ? day : { ...day, stops }
}

function markedStop(stop: Stop, candidate: Candidate | undefined, dayIndex: number): Stop {
  const comfort = candidate ? comfortAt(candidate, dayIndex, stop.startsAt) : null
  const { comfort: told, ...rest } = stop
  const isSame =
    comfort?.level === told?.level &&
    comfort?.from === told?.from &&
    comfort?.to === told?.to &&
    comfort?.isConfirmed === told?.isConfirmed
  if (isSame) return stop
  return comfort ? { ...rest, comfort } : rest
}
