import { EATING_KINDS } from '#app/domain/catalog/place.ts'
import { distanceMeters, type Point } from '#app/domain/values/geo.ts'
import { addDays, instantOf, type LocalDate } from '#app/domain/values/time.ts'
import type { Station, StationDirectory } from '#app/services/catalog/station-directory.ts'
import type { Database } from '#db/connection.ts'
import * as areas from '#db/repositories/areas.ts'
import * as departures from '#db/repositories/departures.ts'
import * as places from '#db/repositories/places.ts'
import * as tours from '#db/repositories/tours.ts'

/** What a visitor could choose from on the form: read from the database once, before the requests are made up. */
export interface RequestWorld {
  areas: WorldArea[]
  /** Large stations and airports: where planes and fast trains come in. */
  gateways: Station[]
}

export interface WorldArea {
  id: string
  point: Point
  stationGroup: string
  /** Places to visit inside its circle, those one comes for first. */
  sights: string[]
  eating: string[]
  /** Works with a scene inside its circle. */
  works: string[]
  /** Of its tours, in the order of their beginnings. */
  departures: { id: string; date: LocalDate; localStart: string }[]
}

const GATEWAYS = ['東京', '新大阪', '名古屋', '成田空港', '関西空港', '仙台', '博多', '広島']

/** Reads the choices of the form; `today` is the first day on which tours depart. */
export async function readWorld(db: Database, stations: StationDirectory, today: LocalDate): Promise<RequestWorld> {
  const known = await areas.findAll(db)
  const read: WorldArea[] = []
  for (const area of known) {
    const { id, point, radiusMeters, stationGroup } = area
    const inside = (await places.findPlanCandidates(db, { areaIds: [id] }))
      .filter(({ place }) => distanceMeters(place.point, point) <= radiusMeters)
      .sort((a, b) => (b.place.significance ?? 0) - (a.place.significance ?? 0) || (a.place.id < b.place.id ? -1 : 1))
    const isEating = (kind: string) => (EATING_KINDS as readonly string[]).includes(kind)
    read.push({
      id,
      point,
      stationGroup,
      sights: inside.filter(({ place }) => !isEating(place.kind)).map(({ place }) => place.id),
      eating: inside.filter(({ place }) => isEating(place.kind)).map(({ place }) => place.id),
      works: [...new Set(inside.flatMap(({ workIds }) => workIds))].sort(),
      departures: await departuresIn(db, id, today),
    })
  }
  return { areas: read, gateways: GATEWAYS.flatMap((name) => stations.search(name, 1)) }
}

async function departuresIn(db: Database, areaId: string, today: LocalDate): Promise<WorldArea['departures']> {
  const span = { from: instantOf(`${today}T00:00`), until: instantOf(`${addDays(today, 400)}T00:00`) }
  const found: WorldArea['departures'] = []
  for (const tour of await tours.findAllPublished(db, { areaId })) {
    for (const { departure } of await departures.findAllByTourId(db, tour.id, span, span.from)) {
      const { id, localStart } = departure
      found.push({ id, date: localStart.slice(0, 10), localStart })
    }
  }
  return found.sort((a, b) => (a.localStart + a.id < b.localStart + b.id ? -1 : 1))
}
