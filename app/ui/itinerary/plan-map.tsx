import { useTranslation } from 'react-i18next'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { ItineraryMap } from '../map/itinerary-map.tsx'
import type { StopLink } from './timeline/stop-link.ts'

/** The map beside the timeline, as high as the window; on a phone it stands above it while it is wanted. */
export function PlanMap({
  itinerary,
  link,
  onSelect,
  onHover,
}: {
  itinerary: Itinerary
  link: StopLink
  onSelect: (stopId: string) => void
  onHover: (stopId: string | null) => void
}) {
  const { t } = useTranslation('itinerary')
  return (
    <aside
      id="plan-map"
      aria-label={t('map_label')}
      className="no-print sticky top-[3.75rem] z-10 min-w-0 bg-paper pt-2 lg:top-16 lg:col-start-2 lg:row-start-1 lg:self-start"
    >
      <ItineraryMap
        itinerary={itinerary}
        selectedStopId={link.selected}
        hoveredStopId={link.hovered}
        onSelect={onSelect}
        onHover={onHover}
        className="h-[42dvh] lg:h-[calc(100dvh-5rem)]"
      />
    </aside>
  )
}
