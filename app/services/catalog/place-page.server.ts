import { openWindows } from '#app/domain/catalog/opening-hours.ts'
import type { Place } from '#app/domain/catalog/place.ts'
import { placeLine } from '#app/domain/catalog/place-line.ts'
import { distanceMeters } from '#app/domain/values/geo.ts'
import { addDays, localDateOf } from '#app/domain/values/time.ts'
import * as areas from '#db/repositories/areas.ts'
import * as names from '#db/repositories/names.ts'
import * as placeComfort from '#db/repositories/place-comfort.ts'
import * as merges from '#db/repositories/place-merges.ts'
import * as places from '#db/repositories/places.ts'
import * as regions from '#db/repositories/regions.ts'
import * as scenes from '#db/repositories/scenes.ts'
import * as serves from '#db/repositories/serves.ts'
import * as sources from '#db/repositories/sources.ts'
import * as viewpoints from '#db/repositories/viewpoints.ts'
import type { AppContext } from '../app-context.ts'
import { findTourLines } from './tour-lines.server.ts'

const WEEK_DAYS = 7
const NEAR_METERS = 1_500
const MOST_NEAR = 9

/** Everything that the page of a public place shows; undefined for one that is unknown or not public. */
export async function findPlacePage(context: Pick<AppContext, 'db' | 'now'>, id: string) {
  const { db, now } = context
  const place = await places.findById(db, id)
  if (!place) return undefined
  const near = await places.findAllNear(db, { point: place.point, radiusMeters: NEAR_METERS }, { limit: MOST_NEAR + 1 })
  return {
    place,
    otherNames: await names.findAllBySubject(db, 'place', id),
    look: (await viewpoints.findLooks(db, [place])).get(id) ?? null,
    week: weekOf(place, localDateOf(now())),
    prefecture: await regions.findPrefecture(db, place.prefectureCode),
    municipality: place.municipalityCode ? await regions.findMunicipality(db, place.municipalityCode) : undefined,
    areas: (await areas.findAll(db)).filter((area) => distanceMeters(area.point, place.point) <= area.radiusMeters),
    scenes: await scenes.findAllByPlaceId(db, id),
    serves: await serves.findAllByPlaceId(db, id),
    // Who of a board set it is its own matter.
    comfort: (await placeComfort.findAllByPlaceId(db, id)).map((record) => ({ ...record, setBy: null })),
    tours: await findTourLines(context, { linkedTo: { kind: 'place', refId: id } }),
    near: near
      .filter((other) => other.place.id !== id)
      .slice(0, MOST_NEAR)
      .map((other) => ({ line: placeLine(other.place), point: other.place.point, meters: other.meters })),
    source: await sources.findByKey(db, place.sourceKey),
  }
}

/** The public place into which a record has gone; undefined where it has gone into none, or nobody may see that. */
export async function findKeptPlace(db: AppContext['db'], mergedId: string): Promise<Place | undefined> {
  const keptId = await merges.findKeptId(db, mergedId)
  return keptId === undefined ? undefined : places.findById(db, keptId)
}

/** The hours of the coming days; none where nobody recorded any. */
function weekOf({ openingHours, point }: Place, today: string) {
  if (!openingHours) return []
  return Array.from({ length: WEEK_DAYS }, (_, index) => {
    const date = addDays(today, index)
    return { date, ...openWindows(openingHours, date, point) }
  })
}
