import type { GeoJSONSource } from 'maplibre-gl'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { useLanguage } from '../layout/use-page.ts'
import { drawLegs } from './draw-legs.ts'
import { drawSights } from './draw-sights.ts'
import { type PlacedMarkers, placeMarkers } from './itinerary-markers.ts'
import { legLines, pointsOf, sightsOf } from './itinerary-shapes.ts'
import { type DrawnMap, MapView } from './map-view.tsx'
import { boundsOf } from './views.ts'

const ROOM_PX = 56
const CLOSE_ZOOM = 15

/**
 * The plan's routes in the colours of their days, with a numbered button at each stop. It repeats what the timeline
 * says; the page's list stays the main thing.
 */
export function ItineraryMap({
  itinerary,
  selectedStopId,
  hoveredStopId,
  onSelect,
  onHover,
  className,
}: {
  itinerary: Itinerary
  /** The map goes there. */
  selectedStopId: string | null
  /** Its sign is lit. */
  hoveredStopId: string | null
  onSelect: (stopId: string) => void
  onHover: (stopId: string | null) => void
  className?: string
}) {
  const { t } = useTranslation('map')
  const language = useLanguage()
  const [drawn, setDrawn] = useState<DrawnMap | null>(null)
  const [day, setDay] = useState<number | null>(null)
  const chosenDay = day !== null && day < itinerary.days.length ? day : null
  const markers = useRef<PlacedMarkers | null>(null)

  useEffect(() => {
    if (!drawn) return
    drawLegs(drawn)
    drawn.map.getSource<GeoJSONSource>('legs')?.setData(legLines(itinerary, chosenDay))
    drawSights(drawn, sightsOf(itinerary, chosenDay))
  }, [drawn, itinerary, chosenDay])

  useFittedView(drawn, itinerary, chosenDay)

  useEffect(() => {
    if (!drawn) return
    const names = {
      day: (number: number) => t('day', { number }),
      stop: (values: StopWords) => t('stop', { ...values }),
    }
    markers.current = placeMarkers(drawn, { itinerary, chosenDay, language, names, onSelect, onHover })
    return () => markers.current?.remove()
  }, [drawn, itinerary, chosenDay, language, onSelect, onHover, t])

  // biome-ignore lint/correctness/useExhaustiveDependencies: new markers have to be lit as well.
  useEffect(() => {
    markers.current?.light({ selected: selectedStopId, hovered: hoveredStopId })
  }, [selectedStopId, hoveredStopId, drawn, itinerary, chosenDay])

  useEffect(() => {
    const point = pointOfStop(itinerary, selectedStopId)
    if (!drawn || !point) return
    const { map, isStill } = drawn
    map.easeTo({ center: point, zoom: Math.max(map.getZoom(), CLOSE_ZOOM), animate: !isStill })
  }, [drawn, itinerary, selectedStopId])

  useEffect(() => {
    const point = pointOfStop(itinerary, hoveredStopId)
    if (!drawn || !point || drawn.map.getBounds().contains(point)) return
    const waiting = setTimeout(() => drawn.map.easeTo({ center: point, animate: !drawn.isStill }), HOVER_MILLISECONDS)
    return () => clearTimeout(waiting)
  }, [drawn, itinerary, hoveredStopId])

  return (
    <MapView label={t('itinerary')} onDrawn={setDrawn} className={className}>
      {itinerary.days.length > 1 ? (
        <DayFilter count={itinerary.days.length} chosen={chosenDay} onChoose={setDay} />
      ) : null}
    </MapView>
  )
}

/** A pointer that only passes by does not move the map. */
const HOVER_MILLISECONDS = 250

/** All that is chosen is in view at first; after a change only if something of it lies outside. */
function useFittedView(drawn: DrawnMap | null, itinerary: Itinerary, chosenDay: number | null) {
  const fitted = useRef<{ map: DrawnMap['map']; chosenDay: number | null } | null>(null)
  useEffect(() => {
    const points = pointsOf(itinerary, chosenDay)
    const bounds = boundsOf(points)
    if (!drawn || !bounds) return
    const { map } = drawn
    const wasFitted = fitted.current?.map === map && fitted.current.chosenDay === chosenDay
    fitted.current = { map, chosenDay }
    if (wasFitted && points.every((point) => map.getBounds().contains(point))) return
    map.fitBounds(bounds, { padding: ROOM_PX, maxZoom: CLOSE_ZOOM, animate: false })
  }, [drawn, itinerary, chosenDay])
}

function pointOfStop(itinerary: Itinerary, stopId: string | null): [lng: number, lat: number] | null {
  const stop = itinerary.days.flatMap(({ stops }) => stops).find(({ id }) => id === stopId)
  return stop ? [stop.point.lng, stop.point.lat] : null
}

interface StopWords {
  number: string
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
