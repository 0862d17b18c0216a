import type { ExpressionSpecification } from 'maplibre-gl'
import type { DrawnMap } from './map-view.tsx'
import { dayColour, type MapPalette } from './palette.ts'

const MAX_DAYS = 30
/** Routes lie under the names of our own ground; another host's style has others. */
const NAMES = 'place-names'

/** Adds the empty route layers to a ground that has none: a casing, solid rides, dashed walks. */
export function drawLegs({ map, palette }: DrawnMap): void {
  if (map.getSource('legs')) return
  map.addSource('legs', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  const below = map.getLayer(NAMES) ? NAMES : undefined
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const
  map.addLayer(
    {
      id: 'legs-casing',
      type: 'line',
      source: 'legs',
      layout: round,
      paint: { 'line-color': palette.halo, 'line-width': 7 },
    },
    below,
  )
  map.addLayer(
    {
      id: 'legs-rides',
      type: 'line',
      source: 'legs',
      filter: ['!', ['get', 'isWalk']],
      layout: round,
      paint: { 'line-color': colourByDay(palette), 'line-width': 4 },
    },
    below,
  )
  map.addLayer(
    {
      id: 'legs-walks',
      type: 'line',
      source: 'legs',
      filter: ['get', 'isWalk'],
      paint: { 'line-color': colourByDay(palette), 'line-width': 3.5, 'line-dasharray': [1.6, 1.2] },
    },
    below,
  )
}

function colourByDay(palette: MapPalette): ExpressionSpecification {
  const colours = Array.from({ length: MAX_DAYS }, (_, day) => dayColour(palette, day))
  return ['to-color', ['at', ['min', ['get', 'day'], MAX_DAYS - 1], ['literal', colours]]]
}
