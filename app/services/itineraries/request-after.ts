import type { ItineraryEdit } from '#app/domain/planner/edits.ts'
import type { DayTimes, TripRequest, Wish } from '#app/domain/planner/trip-request.ts'
import { addDays } from '#app/domain/values/time.ts'

/** The request as an edit leaves it, so that planning again keeps to what the visitor showed by hand. */
export function requestAfterEdit(request: TripRequest, edit: ItineraryEdit): TripRequest {
  switch (edit.kind) {
    case 'add_place':
      return withWish(request, edit.placeId, 'must', edit.acknowledgesManners)
    case 'add_tour':
      if (request.departureIds.includes(edit.departureId)) return request
      return { ...request, departureIds: [...request.departureIds, edit.departureId] }
    case 'remove':
      return edit.stopId.startsWith('departure:')
        ? withoutDeparture(request, edit.stopId.slice('departure:'.length))
        : withoutPlace(request, edit.stopId.slice('place:'.length))
    case 'set_day_times': {
      const { date, leavesAt, endsAt } = edit
      return withDayTimes(request, { date, leavesAt, endsAt })
    }
    default:
      return request
  }
}

/** The hours of one day as the visitor wants them. */
export function withDayTimes(request: TripRequest, times: DayTimes): TripRequest {
  const others = request.dayTimes?.filter(({ date }) => date !== times.date) ?? []
  return { ...request, dayTimes: [...others, times] }
}

/** A day more at the end; the new night is spent as the last one was. */
export function withOneDayMore(request: TripRequest): TripRequest {
  const nights = [...request.nights, request.nights.at(-1) ?? null]
  return { ...request, lastDay: addDays(request.lastDay, 1), nights }
}

/** A place the visitor asks for, whatever was said of it before. */
export function withWish(
  request: TripRequest,
  placeId: string,
  importance: Wish['importance'],
  acknowledgesManners = request.wishes.find((wish) => wish.placeId === placeId)?.acknowledgesManners,
): TripRequest {
  const others = request.wishes.filter((wish) => wish.placeId !== placeId)
  const wish: Wish = { placeId, importance, ...(acknowledgesManners && { acknowledgesManners }) }
  return { ...request, wishes: [...others, wish] }
}

/** A place that was taken out stays out when the trip is planned again. */
export function withoutPlace(request: TripRequest, placeId: string): TripRequest {
  return withWish(request, placeId, 'never')
}

function withoutDeparture(request: TripRequest, departureId: string): TripRequest {
  return { ...request, departureIds: request.departureIds.filter((each) => each !== departureId) }
}
