import { type OpenDay, openWindows } from '#app/domain/catalog/opening-hours.ts'
import { EATING_KINDS, type Place, type PlaceKind } from '#app/domain/catalog/place.ts'
import { type PlaceLine, placeLine } from '#app/domain/catalog/place-line.ts'
import { rankSights } from '#app/domain/catalog/rank-sights.ts'
import type { Serves } from '#app/domain/catalog/serves.ts'
import type { Work } from '#app/domain/catalog/work.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { localDateOf } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import * as areas from '#db/repositories/areas.ts'
import { findWorkIdsByPlace } from '#db/repositories/catalog-pages.ts'
import * as dishes from '#db/repositories/dishes.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as names from '#db/repositories/names.ts'
import * as places from '#db/repositories/places.ts'
import * as regions from '#db/repositories/regions.ts'
import * as serves from '#db/repositories/serves.ts'
import * as sources from '#db/repositories/sources.ts'
import * as works from '#db/repositories/works.ts'
import type { AppContext } from '../app-context.ts'
import { findTourLines } from './tour-lines.server.ts'

const MOST_PLACES = 200
const TOP_SIGHTS = 8

/** A sight of the first row, with why one goes there and whether it is open today. */
export interface TopSight extends PlaceLine {
  works: { id: string; names: Names }[]
  designationJa: string | null
  priceYen: number | null
  today: OpenDay
}

/** Everything that the page of an area shows; undefined for an unknown one. */
export async function findAreaPage(context: Pick<AppContext, 'db' | 'now' | 'stations'>, id: string) {
  const { db, now } = context
  const area = await areas.findById(db, id)
  if (!area) return undefined
  const near = (await places.findAllNear(db, area, { limit: MOST_PLACES })).map(({ place }) => place)
  const workIdsByPlace = await findWorkIdsByPlace(
    db,
    near.map((place) => place.id),
  )
  const workById = new Map((await worksOf(db, workIdsByPlace)).map((work) => [work.id, work]))
  const worksAt = (place: Place) => (workIdsByPlace.get(place.id) ?? []).flatMap((workId) => workById.get(workId) ?? [])
  const eating = near.filter(isEating)
  const sights = rankSights(
    near.filter((place) => !isEating(place)).map((place) => ({ place, workCount: worksAt(place).length })),
  ).map(({ place }) => place)
  const today = localDateOf(now())
  return {
    area,
    otherNames: await names.findAllBySubject(db, 'area', id),
    station: context.stations.find(area.stationGroup)?.names ?? null,
    topSights: sights.slice(0, TOP_SIGHTS).map(
      (place): TopSight => ({
        ...placeLine(place),
        works: worksAt(place).map(({ id, names }) => ({ id, names })),
        designationJa: place.designationJa,
        priceYen: place.priceYen,
        today: openWindows(place.openingHours, today, place.point),
      }),
    ),
    sights,
    ...(await withServes(db, eating)),
    works: countWorks(near, worksAt),
    tours: await findTourLines(context, { areaId: id }),
    prefectures: (await Promise.all(area.prefectureCodes.map((code) => foodOf(db, code)))).flat(),
    /** How many places are listed, when there are more than that. */
    placesLimit: near.length === MOST_PLACES ? MOST_PLACES : null,
    source: await sources.findByKey(db, area.sourceKey),
  }
}

async function worksOf(db: Database, byPlace: Map<string, string[]>): Promise<Work[]> {
  return works.findAllByIds(db, [...new Set([...byPlace.values()].flat())].sort())
}

/** Works with their number of places here, those with the most first. */
function countWorks(all: readonly Place[], worksAt: (place: Place) => Work[]) {
  const counts = new Map<string, { work: Work; count: number }>()
  for (const work of all.flatMap(worksAt)) {
    counts.set(work.id, { work, count: (counts.get(work.id)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.work.id < b.work.id ? -1 : 1))
}

/** Places to eat with what each serves; real ones before samples, those that serve a protected name before others. */
async function withServes(
  db: Database,
  eating: Place[],
): Promise<{ eating: Place[]; serves: Record<string, Serves[]> }> {
  const claims = await serves.findAllByPlaceIds(
    db,
    eating.map((place) => place.id),
  )
  const rank = (place: Place) =>
    (place.isSample ? 2 : 0) + (claims.get(place.id)?.some(({ giProduct }) => giProduct) ? 0 : 1)
  return { eating: [...eating].sort((a, b) => rank(a) - rank(b)), serves: Object.fromEntries(claims) }
}

async function foodOf(db: Database, code: string) {
  const prefecture = await regions.findPrefecture(db, code)
  if (!prefecture) return []
  return [
    {
      prefecture,
      giProducts: await giProducts.findAllByPrefecture(db, code),
      dishes: await dishes.findAllByPrefecture(db, code),
    },
  ]
}

function isEating({ kind }: Place): boolean {
  return (EATING_KINDS as readonly PlaceKind[]).includes(kind)
}
