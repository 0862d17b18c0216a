import type { Names } from '../values/locale.ts'
import type { Endpoint, Itinerary, ItineraryDay, Stop } from './itinerary.ts'

/** A shift of the clock below this is nobody's news. */
const TOLD_MINUTES = 10

/** What becomes of one stop of a day. */
export type StopChange =
  | { kind: 'kept'; stop: Stop }
  /** The same day, at another hour: `minutes` later (below 0: earlier), or with another stay. */
  | { kind: 'retimed'; stop: Stop; before: Stop; minutes: number }
  | { kind: 'moved_here'; stop: Stop; before: Stop; fromDay: number }
  | { kind: 'moved_away'; stop: Stop; toDay: number }
  | { kind: 'added'; stop: Stop }
  | { kind: 'left_out'; stop: Stop }

export interface DayDifference {
  dayIndex: number
  date: string
  /** The stops as they will be, in order; those that go stand where they were. */
  changes: StopChange[]
  /** Another beginning or end of the day, where it differs by ten minutes or more. */
  leavesAt: { before: number; after: number } | null
  endsAt: { before: number; after: number } | null
  /** Another bed for the night. */
  bed: { before: Names; after: Names } | null
  isChanged: boolean
}

/** What one plan changes of another, day by day; a day that only one of them has counts as empty in the other. */
export function difference(before: Itinerary, after: Itinerary): DayDifference[] {
  const had = placesOf(before)
  const has = placesOf(after)
  const days = before.days.length > after.days.length ? before.days : after.days
  return days.map(({ date }, dayIndex) => {
    const stays = (after.days[dayIndex]?.stops ?? []).map((stop) => changeOf(stop, dayIndex, had.get(stop.id)))
    const changes = [...stays]
    for (const [index, stop] of (before.days[dayIndex]?.stops ?? []).entries()) {
      const now = has.get(stop.id)
      if (now?.dayIndex === dayIndex) continue
      const gone: StopChange = now ? { kind: 'moved_away', stop, toDay: now.dayIndex } : { kind: 'left_out', stop }
      changes.splice(whereItWas(changes, before, dayIndex, index), 0, gone)
    }
    const [was, is] = [before.days[dayIndex], after.days[dayIndex]]
    const bed = otherBed(was?.to, is?.to)
    return {
      dayIndex,
      date,
      changes,
      leavesAt: otherTime(was?.leavesAt, is?.leavesAt),
      endsAt: otherTime(was?.endsAt, is?.endsAt),
      bed,
      isChanged: bed !== null || changes.some(({ kind }) => kind !== 'kept'),
    }
  })
}

function otherTime(before: number | undefined, after: number | undefined): DayDifference['leavesAt'] {
  const isTold = before !== undefined && after !== undefined && Math.abs(after - before) >= TOLD_MINUTES
  return isTold ? { before, after } : null
}

function otherBed(before: Endpoint | undefined, after: Endpoint | undefined): DayDifference['bed'] {
  if (before?.kind !== 'bed' || after?.kind !== 'bed') return null
  const isSame = before.point.lat === after.point.lat && before.point.lng === after.point.lng
  return isSame ? null : { before: before.names, after: after.names }
}

/** Whether a day stayed as it was: its stops with their clock, and its ways. */
export function isSameDay(day: ItineraryDay, before: ItineraryDay | undefined): boolean {
  const keyOf = ({ leavesAt, endsAt, stops, legs }: ItineraryDay) =>
    JSON.stringify([
      leavesAt,
      endsAt,
      stops.map(({ id, arrivesAt, startsAt, leavesAt }) => [id, arrivesAt, startsAt, leavesAt]),
      legs,
    ])
  return before !== undefined && keyOf(day) === keyOf(before)
}

interface Placed {
  stop: Stop
  dayIndex: number
}

function placesOf({ days }: Itinerary): Map<string, Placed> {
  return new Map(days.flatMap(({ stops }, dayIndex) => stops.map((stop) => [stop.id, { stop, dayIndex }] as const)))
}

function changeOf(stop: Stop, dayIndex: number, had: Placed | undefined): StopChange {
  if (had === undefined) return { kind: 'added', stop }
  const { stop: before, dayIndex: fromDay } = had
  if (fromDay !== dayIndex) return { kind: 'moved_here', stop, before, fromDay }
  const minutes = stop.startsAt - before.startsAt
  const isOther = stop.meal !== before.meal || Math.abs(stop.leavesAt - before.leavesAt) >= TOLD_MINUTES
  return isOther || Math.abs(minutes) >= TOLD_MINUTES
    ? { kind: 'retimed', stop, before, minutes }
    : { kind: 'kept', stop }
}

/** After the nearest stop before it that is still told on this day. */
function whereItWas(changes: StopChange[], before: Itinerary, dayIndex: number, index: number): number {
  const { stops } = before.days[dayIndex]!
  for (let earlier = index - 1; earlier >= 0; earlier--) {
    const at = changes.findIndex(({ stop }) => stop.id === stops[earlier]!.id)
    if (at >= 0) return at + 1
  }
  return 0
}
