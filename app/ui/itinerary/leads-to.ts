import type { Area } from '#app/domain/catalog/area.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import type { Names } from '#app/domain/values/locale.ts'

/** The areas a plan leads to: where it sleeps, then what was asked for; without any, where its first day ends. */
export function leadsTo(
  request: TripRequest,
  plan: Itinerary,
  areas: readonly Area[],
): { areaIds: string[]; names: Names[] } {
  const ends = plan.days.map((day) => day.to)
  const slept = [...new Set(ends.flatMap((end) => end.areaId ?? []))]
  const areaIds = [...new Set([...slept, ...request.areaIds])].filter(
    (areaId) => slept.includes(areaId) || request.workIds.length === 0,
  )
  const named = areaIds.flatMap((areaId) => areas.find((area) => area.id === areaId)?.names ?? [])
  return { areaIds, names: named.length > 0 ? named : ends.slice(0, 1).map((end) => end.names) }
}
