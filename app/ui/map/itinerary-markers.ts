import type { Endpoint, Itinerary, Stop } from '#app/domain/planner/itinerary.ts'
import { type Names, shownName } from '#app/domain/values/locale.ts'
import type { DrawnMap } from './map-view.tsx'

const DAY_COLOURS = 7

interface MarkerWishes {
  itinerary: Itinerary
  /** Counted from 0; null shows all days. */
  chosenDay: number | null
  selectedStopId: string | null
  language: string
  names: {
    day: (number: number) => string
    stop: (values: { number: number; name: string; day: string }) => string
  }
  onSelect: ((stopId: string) => void) | undefined
}

/** Puts a button at each stop, numbered within its day, and a sign at each end; returns how to take them away. */
export function placeMarkers({ map, gl }: DrawnMap, wishes: MarkerWishes): () => void {
  const { itinerary, chosenDay, language, names } = wishes
  const elements = itinerary.days.flatMap((day, index) => {
    if (chosenDay !== null && chosenDay !== index) return []
    const dayName = names.day(index + 1)
    const ends = [day.from, day.to].map((end) => ({ element: endSign(end, language), point: end.point }))
    const stops = day.stops.map((stop, position) => {
      const label = names.stop({ number: position + 1, name: textOf(stop.names, language), day: dayName })
      return { element: stopButton(stop, { number: position + 1, dayIndex: index, label }, wishes), point: stop.point }
    })
    return [...ends, ...stops]
  })
  const markers = elements.map(({ element, point: { lng, lat } }) => {
    const marker = new gl.Marker({ element }).setLngLat([lng, lat]).addTo(map)
    // The marker would give every element the words and the role of a marker; ours carry their own.
    if (element.dataset.label) element.setAttribute('aria-label', element.dataset.label)
    return marker
  })
  return () => {
    for (const marker of markers) marker.remove()
  }
}

function stopButton(
  stop: Stop,
  { number, dayIndex, label }: { number: number; dayIndex: number; label: string },
  { selectedStopId, onSelect }: MarkerWishes,
): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `meguri-stop meguri-day-${dayIndex % DAY_COLOURS}`
  button.textContent = String(number)
  button.title = label
  button.dataset.label = label
  button.dataset.stopId = stop.id
  button.setAttribute('aria-pressed', String(stop.id === selectedStopId))
  button.addEventListener('click', () => onSelect?.(stop.id))
  return button
}

function endSign({ names }: Endpoint, language: string): HTMLElement {
  const sign = document.createElement('div')
  const name = textOf(names, language)
  sign.className = 'meguri-end'
  sign.title = name
  sign.dataset.label = name
  sign.setAttribute('role', 'img')
  return sign
}

function textOf(names: Names, language: string): string {
  return shownName(names, language).text
}
