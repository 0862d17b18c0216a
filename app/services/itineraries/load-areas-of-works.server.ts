import type { Area } from '#app/domain/catalog/area.ts'
import type { Place } from '#app/domain/catalog/place.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { distanceMeters } from '#app/domain/values/geo.ts'
import { accept, type Result } from '#app/domain/values/result.ts'
import type { Database } from '#db/connection.ts'
import * as areasOf from '#db/repositories/areas.ts'
import * as places from '#db/repositories/places.ts'
import * as regions from '#db/repositories/regions.ts'
import { type FieldRefusal, refusal } from './trip-request-schema.ts'

/** A scene this near to an area's centre is visited from there. */
const NEAR_AREA_METERS = 40_000
/** Around a scene far from all areas one sleeps in its town and looks this far. */
const TOWN_RADIUS_METERS = 15_000
/** A trip that could sleep in more areas than this is planned over those with most scenes. */
const MOST_AREAS = 6

/**
 * Where to sleep when the works alone say where to go: the areas with their scenes, most scenes first. A scene far from
 * every area brings its own town, as an area without id.
 */
export async function areasOfWorks(
  db: Database,
  { workIds, areaIds }: TripRequest,
): Promise<Result<{ areas: Area[] }, FieldRefusal[]>> {
  if (workIds.length === 0) return accept({ areas: [] })
  const scenes = await places.findPlanCandidates(db, { workIds })
  const shown = new Set(scenes.flatMap((scene) => scene.workIds))
  const without = workIds.flatMap((id, at) =>
    shown.has(id) ? [] : [refusal(`workIds.${at}`, 'work_without_places', { id })],
  )
  if (without.length > 0) return { ok: false, error: without }
  if (areaIds.length > 0) return accept({ areas: [] })

  const sceneCounts = new Map<Area, number>()
  const known = await areasOf.findAll(db)
  for (const { place } of scenes) {
    const area = nearest(place, [...known, ...sceneCounts.keys()]) ?? (await townOf(db, place))
    sceneCounts.set(area, (sceneCounts.get(area) ?? 0) + 1)
  }
  const byScenes = [...sceneCounts].sort(([, a], [, b]) => b - a).map(([area]) => area)
  return accept({ areas: byScenes.slice(0, MOST_AREAS) })
}

function nearest(place: Place, areas: readonly Area[]): Area | undefined {
  return areas
    .map((area) => ({ area, meters: distanceMeters(place.point, area.point) }))
    .filter(({ meters }) => meters <= NEAR_AREA_METERS)
    .sort((a, b) => a.meters - b.meters)[0]?.area
}

async function townOf(db: Database, place: Place): Promise<Area> {
  const town = place.municipalityCode ? await regions.findMunicipality(db, place.municipalityCode) : undefined
  return {
    id: '',
    names: town ? { ja: town.nameJa, en: town.nameEn, reading: null } : place.names,
    summary: { ja: '', en: '' },
    prefectureCodes: [place.prefectureCode],
    point: place.point,
    radiusMeters: TOWN_RADIUS_METERS,
    stationGroup: place.stationGroup ?? '',
    sourceKey: place.sourceKey,
    sortOrder: 0,
  }
}
