import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature, type mesh } from 'topojson-client'
import { projectRoot } from './project-root.ts'

export type PrefectureShape = Feature<Polygon | MultiPolygon>
type Topology = Parameters<typeof mesh>[0]

let known: Map<string, PrefectureShape> | undefined

/** The simplified outline of each prefecture by its code, read when the first point is judged. */
export function prefectureOutlines(): ReadonlyMap<string, PrefectureShape> {
  if (known) return known
  const path = join(projectRoot(), 'geo-data/prefectures/prefectures.topojson')
  const topology: Topology = JSON.parse(readFileSync(path, 'utf8'))
  const { features } = feature(topology, topology.objects.pref!) as unknown as FeatureCollection
  known = new Map(features.map((each) => [String(each.properties?.code), each as PrefectureShape]))
  return known
}
