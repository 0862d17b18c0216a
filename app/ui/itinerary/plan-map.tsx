import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { ItineraryMap } from '../map/itinerary-map.tsx'

/** The breakpoint `lg` of the theme, in root ems as media queries read them. */
const SIDE_BY_SIDE = '(min-width: 64rem)'

/** The map beside the timeline; on a phone it is folded away and costs nothing until it is opened. */
export function PlanMap({
  itinerary,
  selectedStopId,
  onSelect,
}: {
  itinerary: Itinerary
  selectedStopId: string | null
  onSelect: (stopId: string) => void
}) {
  const { t } = useTranslation('itinerary')
  const [isOpen, setOpen] = useState<boolean | null>(null)
  useEffect(() => setOpen(window.matchMedia(SIDE_BY_SIDE).matches), [])
  // Without a script there is no map, and nothing that promises one.
  if (isOpen === null) return <div className="lg:col-start-2" />
  return (
    <aside aria-label={t('map_label')} className="no-print mt-6 min-w-0 lg:col-start-2 lg:row-start-1 lg:mt-10">
      <details
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
        className="lg:sticky lg:top-4 lg:[&>summary]:hidden"
      >
        <summary className="mb-2 min-h-11 rounded-md border border-line bg-surface px-4 py-2.5 font-medium">
          {t('map')}
        </summary>
        {isOpen ? (
          <ItineraryMap
            itinerary={itinerary}
            selectedStopId={selectedStopId}
            onSelect={onSelect}
            className="h-[26rem] lg:h-[calc(100vh-2rem)]"
          />
        ) : null}
      </details>
    </aside>
  )
}
