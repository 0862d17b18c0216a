import type { Feature, FeatureCollection } from 'geojson'
import type { GeoJSONSource } from 'maplibre-gl'
import { areaRing, type Sight, sightLine } from '#app/domain/catalog/viewpoint.ts'
import type { Point } from '#app/domain/values/geo.ts'
import type { DrawnMap } from './map-view.tsx'

export interface StandingSight {
  from: Point
  sight: Pick<Sight, 'subjectPoint' | 'bearingDegrees' | 'area'>
}

/** Draws lines of sight and where one may stand, in place of those before; under everything that can be pressed. */
export function drawSights({ map, palette }: DrawnMap, sights: readonly StandingSight[]): void {
  if (!map.getSource('sights')) {
    map.addSource('sights', { type: 'geojson', data: collection([]) })
    const isArea = ['==', ['geometry-type'], 'Polygon'] as const
    const isLine = ['==', ['geometry-type'], 'LineString'] as const
    const isPoint = ['==', ['geometry-type'], 'Point'] as const
    const shared = { source: 'sights' } as const
    const before = ['legs-casing', 'clusters'].find((id) => map.getLayer(id))
    const layers = [
      {
        ...{ id: 'sight-areas', type: 'fill', ...shared, filter: [...isArea] },
        paint: { 'fill-color': palette.accent, 'fill-opacity': 0.22, 'fill-outline-color': palette.accent },
      },
      {
        ...{ id: 'sight-lines', type: 'line', ...shared, filter: [...isLine] },
        paint: { 'line-color': palette.accent, 'line-width': 2.5, 'line-dasharray': [3, 2] },
      },
      {
        ...{ id: 'sight-stands', type: 'circle', ...shared, filter: [...isPoint] },
        paint: {
          ...{ 'circle-color': palette.halo, 'circle-radius': 5 },
          ...{ 'circle-stroke-color': palette.accent, 'circle-stroke-width': 2.5 },
        },
      },
    ]
    for (const layer of layers) map.addLayer(layer as Parameters<typeof map.addLayer>[0], before)
  }
  map.getSource<GeoJSONSource>('sights')?.setData(collection(sights.flatMap(featuresOf)))
}

function featuresOf({ from, sight }: StandingSight): Feature[] {
  const line = sightLine(from, sight)
  const ring = areaRing(from, sight.area)
  const at = (point: Point) => [point.lng, point.lat]
  return [
    ...(ring ? [feature({ type: 'Polygon', coordinates: [ring] })] : []),
    ...(line ? [feature({ type: 'LineString', coordinates: line.map(at) })] : []),
    feature({ type: 'Point', coordinates: at(from) }),
  ]
}

function feature(geometry: Feature['geometry']): Feature {
  return { type: 'Feature', properties: {}, geometry }
}

function collection(features: Feature[]): FeatureCollection {
  return { type: 'FeatureCollection', features }
}
