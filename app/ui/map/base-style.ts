import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { MapPalette } from './palette.ts'

/** The reader's own fonts: the map asks no host for glyphs. */
export const MAP_FONT = ['Noto Sans', 'Hiragino Sans', 'Yu Gothic UI', 'Noto Sans CJK JP', 'sans-serif']

/** The layer of places told as numbers. */
export const CROWDS = 'crowds'

/** Tiles hold nothing finer than this; closer views enlarge them. */
const FINEST_TILES = 14

/** The quiet ground under every map, drawn from our own tiles. */
export function baseStyle(palette: MapPalette, language: string, origin: string): StyleSpecification {
  return {
    version: 8,
    sources: {
      base: {
        type: 'vector',
        tiles: [`${origin}/tiles/{z}/{x}/{y}.mvt`],
        minzoom: 0,
        maxzoom: FINEST_TILES,
      },
    },
    layers: [...ground(palette), ...names(palette, language)],
  }
}

function ground(palette: MapPalette): LayerSpecification[] {
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': palette.sea } },
    { id: 'land', type: 'fill', ...from('land'), paint: { 'fill-color': palette.land } },
    {
      id: 'prefectures',
      type: 'line',
      ...from('prefectures'),
      paint: { 'line-color': palette.border, 'line-width': byZoom(4, 0.5, 10, 1.5) },
    },
    {
      id: 'rail',
      type: 'line',
      ...from('rail'),
      filter: ['!', ['has', 'isLong']],
      layout: { 'line-join': 'round' },
      paint: { 'line-color': palette.rail, 'line-width': byZoom(5, 0.4, 14, 2.2), 'line-opacity': 0.8 },
    },
    // Straight from station to station over so far is a hint of the way, not the track: fainter the closer one looks.
    {
      id: 'rail-far',
      type: 'line',
      ...from('rail'),
      filter: ['has', 'isLong'],
      maxzoom: 12,
      paint: {
        'line-color': palette.rail,
        'line-width': 0.8,
        'line-dasharray': [3, 3],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], 8, 0.8, 10, 0.5, 12, 0],
      },
    },
    {
      id: 'stations',
      type: 'circle',
      ...from('stations'),
      minzoom: 11,
      paint: {
        'circle-radius': byZoom(11, 1.8, 15, 4),
        'circle-color': palette.land,
        'circle-stroke-color': palette.rail,
        'circle-stroke-width': 1.2,
      },
    },
    {
      id: 'places',
      type: 'circle',
      ...from('places'),
      minzoom: 9,
      paint: { 'circle-radius': byZoom(9, 1.2, 15, 4), 'circle-color': palette.dot, 'circle-opacity': 0.7 },
    },
    // Where places are too many for dots, how many there are: quieter than what the map is about.
    {
      id: CROWDS,
      type: 'circle',
      ...from('clusters'),
      paint: {
        'circle-radius': ['step', ['get', 'count'], 7, 10, 9, 100, 11, 1000, 14, 10_000, 17],
        'circle-color': palette.halo,
        'circle-opacity': 0.75,
        'circle-stroke-color': palette.dot,
        'circle-stroke-width': 1,
      },
    },
  ]
}

function names(palette: MapPalette, language: string): LayerSpecification[] {
  const paint = { 'text-color': palette.text, 'text-halo-color': palette.halo, 'text-halo-width': 1.4 }
  const text = {
    'text-field': nameIn(language),
    'text-font': MAP_FONT,
    'text-max-width': 8,
  }
  return [
    {
      id: 'place-names',
      type: 'symbol',
      ...from('places'),
      minzoom: 14,
      layout: { ...text, 'text-size': 11, 'text-offset': [0, 0.9], 'text-anchor': 'top' },
      paint,
    },
    {
      id: 'crowd-counts',
      type: 'symbol',
      ...from('clusters'),
      layout: { 'text-field': ['to-string', ['get', 'count']], 'text-font': MAP_FONT, 'text-size': 10 },
      paint: { 'text-color': palette.text },
    },
    {
      id: 'station-names',
      type: 'symbol',
      ...from('stations'),
      minzoom: 11.5,
      layout: {
        ...text,
        'text-size': 11.5,
        'text-offset': [0, -0.7],
        'text-anchor': 'bottom',
        'symbol-sort-key': ['-', 0, ['get', 'lines']],
      },
      paint,
    },
    {
      id: 'prefecture-names',
      type: 'symbol',
      ...from('prefecture_names'),
      minzoom: 5.5,
      maxzoom: 10.5,
      layout: { ...text, 'text-size': 13 },
      paint,
    },
  ]
}

/** A name in the reader's language where it is recorded, in Japanese otherwise. */
export function nameIn(language: string): ExpressionSpecification {
  return language === 'ja' ? ['get', 'name_ja'] : ['coalesce', ['get', 'name_en'], ['get', 'name_ja']]
}

function from(layer: string) {
  return { source: 'base', 'source-layer': layer } as const
}

function byZoom(low: number, small: number, high: number, large: number): ExpressionSpecification {
  return ['interpolate', ['linear'], ['zoom'], low, small, high, large]
}
