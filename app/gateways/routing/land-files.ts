import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { type Water, waterFrom } from '#app/domain/planner/travel/water.ts'

/** Reads `land.geojson` and `lakes.geojson` of a folder (`geo-data/land`). */
export function readWater(root: string): Water {
  const land: Feature<MultiPolygon> = JSON.parse(readFileSync(join(root, 'land.geojson'), 'utf8'))
  const lakes: FeatureCollection<Polygon> = JSON.parse(readFileSync(join(root, 'lakes.geojson'), 'utf8'))
  const outer = (ring: number[][]) => ring.map(([lng, lat]): [number, number] => [lng!, lat!])
  return waterFrom(
    land.geometry.coordinates.map((polygon) => outer(polygon[0]!)),
    lakes.features.map(({ geometry }) => outer(geometry.coordinates[0]!)),
  )
}
