import type { Itinerary } from '#app/domain/planner/itinerary.ts'

export interface PlanMapProps {
  itinerary: Itinerary
  selectedStopId: string | null
  onSelect: (stopId: string | null) => void
}

export function PlanMap(_: PlanMapProps) {
  return null
}
