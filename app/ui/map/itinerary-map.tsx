import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { useLanguage } from '../layout/use-page.ts'
import { drawLegs } from './draw-legs.ts'
import { placeMarkers } from './itinerary-markers.ts'
import { legLines, pointsOf } from './itinerary-shapes.ts'
import { type DrawnMap, MapView } from './map-view.tsx'
import { boundsOf } from './views.ts'

const ROOM_PX = 56
const CLOSE_ZOOM = 14

/**
 * The plan's routes in the colours of their days, with a numbered button at each stop. It repeats what the timeline
 * says; the page's list stays the main thing.
 */
export function ItineraryMap({
  itinerary,
  selectedStopId = null,
  onSelect,
  className,
}: {
  itinerary: Itinerary
  selectedStopId?: string | null
  onSelect?: (stopId: string) => void
  className?: string
}) {
  const { t } = useTranslation('map')
  const language = useLanguage()
  const [drawn, setDrawn] = useState<DrawnMap | null>(null)
  const [day, setDay] = useState<number | null>(null)
  const chosenDay = day !== null && day < itinerary.days.length ? day : null

  useEffect(() => {
    if (!drawn) return
    drawLegs(drawn)
    drawn.map.getSource<GeoJSONSource>('legs')?.setData(legLines(itinerary, chosenDay))
  }, [drawn, itinerary, chosenDay])

  useEffect(() => {
    if (!drawn) return
    const names = {
      day: (number: number) => t('day', { number }),
      stop: (values: StopWords) => t('stop', { ...values }),
    }
    return placeMarkers(drawn, { itinerary, chosenDay, selectedStopId, language, names, onSelect })
  }, [drawn, itinerary, chosenDay, selectedStopId, language, onSelect, t])

  useEffect(() => {
    const bounds = boundsOf(pointsOf(itinerary, chosenDay))
    if (drawn && bounds) drawn.map.fitBounds(bounds, { padding: ROOM_PX, maxZoom: 15, animate: false })
  }, [drawn, itinerary, chosenDay])

  useEffect(() => {
    const stop = itinerary.days.flatMap(({ stops }) => stops).find(({ id }) => id === selectedStopId)
    if (!drawn || !stop) return
    const { map, isStill } = drawn
    const zoom = Math.max(map.getZoom(), CLOSE_ZOOM)
    const view = { center: [stop.point.lng, stop.point.lat] as [number, number], zoom }
    if (isStill) map.jumpTo(view)
    else map.flyTo(view)
  }, [drawn, itinerary, selectedStopId])

  return (
    <MapView label={t('itinerary')} onDrawn={setDrawn} className={className}>
      {itinerary.days.length > 1 ? (
        <DayFilter count={itinerary.days.length} chosen={chosenDay} onChoose={setDay} />
      ) : null}
    </MapView>
  )
}

interface StopWords {
  number: number
  name: string
  day: string
}

function DayFilter({
  count,
  chosen,
  onChoose,
}: {
  count: number
  chosen: number | null
  onChoose: (day: number | null) => void
}) {
  const { t } = useTranslation('map')
  const options = [null, ...Array.from({ length: count }, (_, index) => index)]
  return (
    <fieldset className="absolute start-2 top-2 z-10 flex max-w-[80%] flex-wrap gap-1">
      <legend className="sr-only">{t('days')}</legend>
      {options.map((option) => (
        <button
          key={option ?? 'all'}
          type="button"
          aria-pressed={chosen === option}
          onClick={() => onChoose(option)}
          className={`rounded-sm border px-2.5 py-1 text-sm ${
            chosen === option ? 'border-ink bg-ink text-paper' : 'border-line-strong bg-surface text-ink'
          }`}
        >
          {option === null ? t('all_days') : t('day', { number: option + 1 })}
        </button>
      ))}
    </fieldset>
  )
}
