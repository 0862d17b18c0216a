import type { Endpoint, Itinerary, Stop } from '#app/domain/planner/itinerary.ts'
import { type Names, shownName } from '#app/domain/values/locale.ts'
import type { DrawnMap } from './map-view.tsx'
import { groupPins, labelOf, type PinGroup } from './pin-groups.ts'

const DAY_COLOURS = 7
/** Signs are gathered anew when the zoom has changed by so much. */
const ZOOM_STEP = 0.25
const ROOM_PX = 80
const CLOSE_ZOOM = 16

export interface MarkerWishes {
  itinerary: Itinerary
  /** Counted from 0; null shows all days. */
  chosenDay: number | null
  language: string
  names: {
    day: (number: number) => string
    stop: (values: { number: string; name: string; day: string }) => string
  }
  onSelect: (stopId: string) => void
  onHover: (stopId: string | null) => void
}

export interface PlacedMarkers {
  /** Lights the signs of these stops. */
  light: (lit: { selected: string | null; hovered: string | null }) => void
  remove: () => void
}

interface ShownStop {
  stop: Stop
  dayIndex: number
  position: number
}

/**
 * Puts a button at each stop, numbered within its day, and a sign at each end. Stops that would cover each other share
 * a button that leads closer.
 */
export function placeMarkers(drawn: DrawnMap, wishes: MarkerWishes): PlacedMarkers {
  const { map, gl } = drawn
  const { itinerary, chosenDay, language } = wishes
  const days = itinerary.days.flatMap((day, dayIndex) =>
    chosenDay === null || chosenDay === dayIndex ? [{ day, dayIndex }] : [],
  )
  const stops: ShownStop[] = days.flatMap(({ day, dayIndex }) =>
    day.stops.map((stop, position) => ({ stop, dayIndex, position })).filter(({ stop }) => !stop.isLeftOut),
  )
  const put = (element: HTMLElement, { lng, lat }: Stop['point'], offset: [number, number] = [0, 0]) => {
    const marker = new gl.Marker({ element, offset }).setLngLat([lng, lat]).addTo(map)
    // The marker would give every element the words and the role of a marker; ours carry their own.
    if (element.dataset.label) element.setAttribute('aria-label', element.dataset.label)
    return marker
  }
  const ends = days.flatMap(({ day }) => [day.from, day.to]).filter(isFirstAtItsPoint)
  const endMarkers = ends.map((end) => put(endSign(end, language), end.point))

  let lit: Parameters<PlacedMarkers['light']>[0] = { selected: null, hovered: null }
  let drawnAt = Number.NaN
  let key = ''
  let markers: ReturnType<typeof put>[] = []
  const gather = () => {
    if (Math.abs(map.getZoom() - drawnAt) < ZOOM_STEP) return
    drawnAt = map.getZoom()
    const groups = groupPins(stops.map((shown) => ({ ...pinOf(shown), ...map.project(shown.stop.point) })))
    const newKey = JSON.stringify(groups.map(({ pins, offset }) => [pins.map(({ stopId }) => stopId), offset]))
    if (newKey === key) return
    key = newKey
    for (const marker of markers) marker.remove()
    markers = groups.map((group) => {
      const members = group.pins.map(({ stopId }) => stops.find(({ stop }) => stop.id === stopId)!)
      const element = signOf(group, members, drawn, wishes)
      return put(element, members[0]!.stop.point, [group.offset.x, group.offset.y])
    })
    light(markers, lit)
  }
  gather()
  map.on('zoom', gather)
  return {
    light: (next) => {
      lit = next
      light(markers, lit)
    },
    remove: () => {
      map.off('zoom', gather)
      for (const marker of [...markers, ...endMarkers]) marker.remove()
    },
  }
}

function pinOf({ stop, dayIndex, position }: ShownStop) {
  return { stopId: stop.id, dayIndex, position }
}

/** Days begin where the last one ended: one sign is enough. */
function isFirstAtItsPoint({ point }: Endpoint, index: number, all: Endpoint[]): boolean {
  return all.findIndex((other) => other.point.lat === point.lat && other.point.lng === point.lng) === index
}

function light(
  markers: readonly { getElement: () => HTMLElement }[],
  { selected, hovered }: { selected: string | null; hovered: string | null },
) {
  for (const marker of markers) {
    const element = marker.getElement()
    const ids = JSON.parse(element.dataset.stopIds ?? '[]') as string[]
    element.setAttribute('aria-pressed', String(selected !== null && ids.includes(selected)))
    element.dataset.lit = String(ids.some((id) => id === selected || id === hovered))
  }
}

function signOf(group: PinGroup, members: ShownStop[], drawn: DrawnMap, wishes: MarkerWishes): HTMLElement {
  const { names, language, onSelect, onHover } = wishes
  const label = names.stop({
    number: labelOf(group),
    name: members.map(({ stop }) => textOf(stop.names, language)).join(', '),
    day: names.day(group.dayIndex + 1),
  })
  const button = document.createElement('button')
  button.type = 'button'
  button.className = `meguri-stop meguri-day-${group.dayIndex % DAY_COLOURS}`
  button.textContent = labelOf(group)
  button.title = label
  button.dataset.label = label
  button.dataset.stopIds = JSON.stringify(members.map(({ stop }) => stop.id))
  button.addEventListener('click', () => {
    if (members.length === 1 || !goCloser(drawn, members)) onSelect(members[0]!.stop.id)
  })
  button.addEventListener('mouseenter', () => onHover(members[0]!.stop.id))
  button.addEventListener('mouseleave', () => onHover(null))
  return button
}

/** Zooms until the stops stand apart; false where they are at one point or the view is as close as it gets. */
function goCloser({ map, gl, isStill }: DrawnMap, members: ShownStop[]): boolean {
  const bounds = new gl.LngLatBounds()
  for (const { stop } of members) bounds.extend([stop.point.lng, stop.point.lat])
  const camera = map.cameraForBounds(bounds, { padding: ROOM_PX, maxZoom: CLOSE_ZOOM })
  if (!camera || (camera.zoom ?? 0) <= map.getZoom() + ZOOM_STEP) return false
  map.easeTo({ ...camera, animate: !isStill })
  return true
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
