import { EATING_KINDS, type Place, type PlaceKind } from '#app/domain/catalog/place.ts'
import type { Serves } from '#app/domain/catalog/serves.ts'
import type { Database } from '#db/connection.ts'
import * as areas from '#db/repositories/areas.ts'
import { findWorkIdsByPlace } from '#db/repositories/catalog-pages.ts'
import * as dishes from '#db/repositories/dishes.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as places from '#db/repositories/places.ts'
import * as regions from '#db/repositories/regions.ts'
import * as serves from '#db/repositories/serves.ts'
import * as works from '#db/repositories/works.ts'
import type { AppContext } from '../app-context.ts'
import { findTourList } from '../tours/find-tour-list.server.ts'

const MOST_PLACES = 200

/** Everything that the page of an area shows; undefined for an unknown one. */
export async function findAreaPage(context: Pick<AppContext, 'db' | 'now'>, id: string) {
  const { db } = context
  const area = await areas.findById(db, id)
  if (!area) return undefined
  const near = await places.findAllNear(db, area, { limit: MOST_PLACES })
  const all = near.map(({ place }) => place)
  const eating = all.filter(isEating)
  return {
    area,
    sights: all.filter((place) => !isEating(place)),
    eating,
    serves: Object.fromEntries(
      await serves.findAllByPlaceIds(
        db,
        eating.map((place) => place.id),
      ),
    ) as Record<string, Serves[]>,
    works: await worksAt(db, all),
    tours: (await findTourList(context, { areaId: id })).map(({ tour, next }) => ({
      id: tour.id,
      names: tour.title,
      isSample: tour.isSample,
      nextStart: next?.localStart ?? null,
    })),
    prefectures: (await Promise.all(area.prefectureCodes.map((code) => foodOf(db, code)))).flat(),
    /** How many places are listed, when there are more than that. */
    placesLimit: near.length === MOST_PLACES ? MOST_PLACES : null,
  }
}

async function worksAt(db: Database, at: Place[]) {
  const byPlace = await findWorkIdsByPlace(
    db,
    at.map(({ id }) => id),
  )
  const counts = new Map<string, number>()
  for (const workId of [...byPlace.values()].flat()) counts.set(workId, (counts.get(workId) ?? 0) + 1)
  const found = await works.findAllByIds(db, [...counts.keys()])
  return found
    .map((work) => ({ work, count: counts.get(work.id)! }))
    .sort((a, b) => b.count - a.count || (a.work.id < b.work.id ? -1 : 1))
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
