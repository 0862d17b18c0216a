import type { ExpressionSpecification } from 'maplibre-gl'
import type { DrawnMap } from './map-view.tsx'
import { dayColour, type MapPalette } from './palette.ts'

const MAX_DAYS = 30
/** Routes lie under the names of our own ground; another host's style has others. */
const NAMES = 'place-names'

const ROUND = { 'line-join': 'round', 'line-cap': 'round' } as const
const LINES = [
  { id: 'legs-rides', modes: ['rail'], layout: ROUND, paint: { 'line-width': 4 } },
  { id: 'legs-roads', modes: ['road', 'car'], layout: {}, paint: { 'line-width': 3, 'line-dasharray': [5, 2] } },
  { id: 'legs-walks', modes: ['walk'], layout: {}, paint: { 'line-width': 3.5, 'line-dasharray': [1.6, 1.2] } },
]

/** Adds the empty route layers to a ground that has none: a casing, solid rides, dashed walks, and roads in long dashes: their way is not known. */
export function drawLegs({ map, palette }: DrawnMap): void {
  if (map.getSource('legs')) return
  map.addSource('legs', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  const below = map.getLayer(NAMES) ? NAMES : undefined
  map.addLayer(
    {
      id: 'legs-casing',
      type: 'line',
      source: 'legs',
      layout: ROUND,
      paint: { 'line-color': palette.halo, 'line-width': 7 },
    },
    below,
  )
  for (const { id, modes, paint, layout } of LINES) {
    const filter: ExpressionSpecification = ['in', ['get', 'mode'], ['literal', modes]]
    const colour = { 'line-color': colourByDay(palette) }
    map.addLayer({ id, type: 'line', source: 'legs', filter, layout, paint: { ...colour, ...paint } }, below)
  }
}

function colourByDay(palette: MapPalette): ExpressionSpecification {
  const colours = Array.from({ length: MAX_DAYS }, (_, day) => dayColour(palette, day))
  return ['to-color', ['at', ['min', ['get', 'day'], MAX_DAYS - 1], ['literal', colours]]]
}
