import type { FeatureCollection, Point as GeoJsonPoint } from 'geojson'
import type { GeoJSONSource, MapLayerMouseEvent } from 'maplibre-gl'
import { shownName } from '#app/domain/values/locale.ts'
import { MAP_FONT } from './base-style.ts'
import type { DrawnMap } from './map-view.tsx'
import type { MapPoint } from './places-map.tsx'

/** Adds the empty layers for points to a ground that has none, and answers clicks; returns how to stop. */
export function drawPoints(drawn: DrawnMap): () => void {
  const { map } = drawn
  if (!map.getSource('points')) addLayers(drawn)
  const openCluster = (event: MapLayerMouseEvent) => void zoomInto(drawn, event)
  const openPoint = (event: MapLayerMouseEvent) => showName(drawn, event)
  map.on('click', 'clusters', openCluster)
  map.on('click', 'points', openPoint)
  return () => {
    map.off('click', 'clusters', openCluster)
    map.off('click', 'points', openPoint)
  }
}

/** The points as the map's source wants them. */
export function pointFeatures(points: readonly MapPoint[], language: string): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: points.map(({ names, point, href }) => {
      const { text, lang } = shownName(names, language)
      return {
        type: 'Feature',
        properties: { name: text, lang, href },
        geometry: { type: 'Point', coordinates: [point.lng, point.lat] },
      }
    }),
  }
}

function addLayers({ map, palette }: DrawnMap): void {
  const data: FeatureCollection = { type: 'FeatureCollection', features: [] }
  map.addSource('points', { type: 'geojson', data, cluster: true, clusterRadius: 40, clusterMaxZoom: 13 })
  const ring = { 'circle-color': palette.accent, 'circle-stroke-color': palette.halo, 'circle-stroke-width': 2 }
  const name = { 'text-font': fontsOf(map), 'text-size': 12.5 }
  map.addLayer({
    id: 'clusters',
    type: 'circle',
    source: 'points',
    filter: ['has', 'point_count'],
    paint: { ...ring, 'circle-radius': ['step', ['get', 'point_count'], 13, 10, 16, 50, 20] },
  })
  map.addLayer({
    id: 'cluster-counts',
    type: 'symbol',
    source: 'points',
    filter: ['has', 'point_count'],
    layout: { ...name, 'text-field': ['to-string', ['get', 'point_count']], 'text-allow-overlap': true },
    paint: { 'text-color': palette.onDay },
  })
  map.addLayer({
    id: 'points',
    type: 'circle',
    source: 'points',
    filter: ['!', ['has', 'point_count']],
    paint: { ...ring, 'circle-radius': 8 },
  })
  map.addLayer({
    id: 'point-names',
    type: 'symbol',
    source: 'points',
    filter: ['!', ['has', 'point_count']],
    minzoom: 11,
    layout: {
      ...name,
      'text-field': ['get', 'name'],
      'text-offset': [0, 1],
      'text-anchor': 'top',
      'text-max-width': 8,
    },
    paint: { 'text-color': palette.text, 'text-halo-color': palette.halo, 'text-halo-width': 1.6 },
  })
}

/** Another host's style serves its glyphs under its own names only. */
function fontsOf(map: DrawnMap['map']): string[] {
  const { glyphs, layers } = map.getStyle()
  if (!glyphs) return MAP_FONT
  const fonts = layers.map((layer) => (layer.type === 'symbol' ? layer.layout?.['text-font'] : undefined))
  return fonts.find((font): font is string[] => Array.isArray(font) && typeof font[0] === 'string') ?? MAP_FONT
}

async function zoomInto({ map, isStill }: DrawnMap, { features }: MapLayerMouseEvent) {
  const cluster = features?.[0]
  const source = map.getSource<GeoJSONSource>('points')
  if (!cluster || !source) return
  const zoom = await source.getClusterExpansionZoom(Number(cluster.properties.cluster_id))
  map.easeTo({ center: coordinatesOf(cluster.geometry as GeoJsonPoint), zoom, animate: !isStill })
}

/** Names are data: they go in as text, never as HTML. */
function showName({ map, gl }: DrawnMap, { features }: MapLayerMouseEvent) {
  const point = features?.[0]
  if (!point) return
  const { name, lang, href } = point.properties as { name: string; lang: string; href: string }
  const link = document.createElement('a')
  link.href = href
  link.lang = lang
  link.textContent = name
  new gl.Popup({ maxWidth: '18rem' })
    .setLngLat(coordinatesOf(point.geometry as GeoJsonPoint))
    .setDOMContent(link)
    .addTo(map)
}

function coordinatesOf({ coordinates }: GeoJsonPoint): [lng: number, lat: number] {
  return [coordinates[0]!, coordinates[1]!]
}
