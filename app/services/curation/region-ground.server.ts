import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature, type mesh } from 'topojson-client'
import type { RegionGround } from '#app/domain/curation/coordinates.ts'
import type { Database } from '#db/connection.ts'
import { projectRoot } from '#db/project-root.ts'
import type { BoardRegion } from '#db/repositories/places-for-board.ts'
import * as regions from '#db/repositories/regions.ts'

type Outline = Feature<Polygon | MultiPolygon>
type Topology = Parameters<typeof mesh>[0]

/** Where a board's region lies, for judging a point that is recorded in it. */
export async function findRegionGround(db: Database, region: BoardRegion): Promise<RegionGround> {
  const municipalities = await regions.findAllMunicipalities(db, region.prefectureCode)
  return {
    outline: outlines().get(region.prefectureCode)!,
    municipalities: municipalities.map(({ point }) => point),
    own: municipalities.find(({ code }) => code === region.municipalityCode)?.point ?? null,
  }
}

let known: Map<string, Outline> | undefined

/** Read when the first point is judged: most processes never need it. */
function outlines(): Map<string, Outline> {
  if (known) return known
  const path = join(projectRoot(), 'geo-data/prefectures/prefectures.topojson')
  const topology: Topology = JSON.parse(readFileSync(path, 'utf8'))
  const { features } = feature(topology, topology.objects.pref!) as unknown as FeatureCollection
  known = new Map(features.map((each) => [String(each.properties?.code), each as Outline]))
  return known
}
