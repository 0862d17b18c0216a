import type { Area } from '#app/domain/catalog/area.ts'
import { type PlaceLine, placeLine } from '#app/domain/catalog/place-line.ts'
import type { Scene } from '#app/domain/catalog/scene.ts'
import { distanceMeters, type Point } from '#app/domain/values/geo.ts'
import * as areas from '#db/repositories/areas.ts'
import * as names from '#db/repositories/names.ts'
import * as regions from '#db/repositories/regions.ts'
import * as sources from '#db/repositories/sources.ts'
import * as works from '#db/repositories/works.ts'
import type { AppContext } from '../app-context.ts'
import { findTourLines } from './tour-lines.server.ts'

export interface SceneLine extends Pick<Scene, 'episode' | 'note' | 'isConfirmed' | 'confirmedOn'> {
  place: PlaceLine
  point: Point
}

export interface ScenesOfArea {
  /** Null for the scenes outside all areas. */
  area: Pick<Area, 'id' | 'names'> | null
  scenes: SceneLine[]
}

/** A work with its scenes at public places by area, the area with the most first; undefined for an unknown one. */
export async function findWorkPage(context: Pick<AppContext, 'db' | 'now'>, id: string) {
  const { db } = context
  const found = await works.findByIdWithScenes(db, id)
  if (!found) return undefined
  const { work, scenes } = found
  const towns = await regions.findMunicipalities(
    db,
    scenes.flatMap(({ place }) => place.municipalityCode ?? []),
  )
  const lines = scenes.map(({ place, episode, note, isConfirmed, confirmedOn }) => ({
    ...{ episode, note, isConfirmed, confirmedOn },
    place: placeLine(place, towns.get(place.municipalityCode ?? '')),
    point: place.point,
  }))
  return {
    work,
    otherNames: await names.findAllBySubject(db, 'work', id),
    byArea: groupByArea(lines, await areas.findAll(db)),
    tours: await findTourLines(context, { linkedTo: { kind: 'work', refId: id } }),
    source: await sources.findByKey(db, work.sourceKey),
  }
}

/** Each scene under the nearest area that it lies in; those in none come last. */
function groupByArea(scenes: SceneLine[], all: Area[]): ScenesOfArea[] {
  const groups = new Map<string, ScenesOfArea>()
  for (const scene of scenes) {
    const area = nearestAround(scene.point, all)
    const group = groups.get(area?.id ?? '') ?? {
      area: area ? { id: area.id, names: area.names } : null,
      scenes: [],
    }
    group.scenes.push(scene)
    groups.set(area?.id ?? '', group)
  }
  return [...groups.values()].sort(
    (a, b) => Number(a.area === null) - Number(b.area === null) || b.scenes.length - a.scenes.length,
  )
}

function nearestAround(point: Point, all: Area[]): Area | undefined {
  return all
    .map((area) => ({ area, meters: distanceMeters(area.point, point) }))
    .filter(({ area, meters }) => meters <= area.radiusMeters)
    .sort((a, b) => a.meters - b.meters)[0]?.area
}
