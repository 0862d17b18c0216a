import type { z } from 'zod'
import { searchTextOf } from '#app/domain/catalog/search-text.ts'
import { addDays, localDateOf, type UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import { hashDemoPassword, writeDemoAccounts } from './demo-accounts.ts'
import { agreementsOf } from './demo-agreements.ts'
import { departuresOf } from './demo-departures.ts'
import {
  type DemoPerson,
  type DemoTour,
  demoGuideRow,
  demoPeople,
  demoPlaceRow,
  demoServesRow,
  demoTours,
} from './demo-records.ts'
import { PLACE_UPSERT, placeRecord } from './place-record.ts'
import { readCsv, readJson } from './read-csv.ts'
import type { SeedOptions } from './seed-catalog.ts'
import { upsertAll } from './upsert.ts'

const SOURCE_KEY = 'demo-sample'
/** Samples stand near a station, not at a door. */
const PRECISION_METERS = 300
const DAYS_AHEAD = 365

/**
 * Writes the fictional samples, all or none, with departures from tomorrow on for a year. Doing it again adds the days that have come
 * into reach and changes nothing else; departures that are there keep their seats and status. The catalog comes first.
 */
export async function seedDemo(db: Database, { root, now, log }: SeedOptions): Promise<void> {
  const places = readCsv(root, 'demo/places.csv', demoPlaceRow)
  const serves = readCsv(root, 'demo/serves.csv', demoServesRow)
  const guides = readCsv(root, 'demo/guides.csv', demoGuideRow)
  const tours = readJson(root, 'demo/tours.json', demoTours)
  const departures = tours.flatMap((tour) => departuresOf(tour, addDays(localDateOf(now), 1), DAYS_AHEAD))
  const people = readDemoPeople(root)
  const passwordHash = await hashDemoPassword()

  await db.transaction().execute(async (trx) => {
    await writePlaces(trx, places, serves, now)
    log?.({ dataset: 'demo_places', rows: places.length })
    await writeGuides(trx, guides, now)
    await writeTours(trx, tours, now)
    log?.({ dataset: 'demo_tours', rows: tours.length })
    const agreements = tours.flatMap(agreementsOf)
    await upsertAll(trx, 'share_agreements', agreements, { key: ['id'] })
    log?.({ dataset: 'demo_agreements', rows: agreements.length })
    const keep = Object.keys(departures[0] ?? {})
    await upsertAll(trx, 'departures', departures, { key: ['id'], keep })
    log?.({ dataset: 'demo_departures', rows: departures.length })
    await writeDemoAccounts(trx, people, passwordHash, now)
    log?.({ dataset: 'demo_people', rows: people.length })
  })
}

/** Who the demo sign-ins are. */
export function readDemoPeople(root: string): DemoPerson[] {
  return readJson(root, 'demo/people.json', demoPeople)
}

type PlaceRow = z.output<typeof demoPlaceRow>
type ServesRow = z.output<typeof demoServesRow>
type GuideRow = z.output<typeof demoGuideRow>

async function writePlaces(trx: Database, places: PlaceRow[], serves: ServesRow[], now: UnixSeconds): Promise<void> {
  await upsertAll(
    trx,
    'places',
    places.map((place) => samplePlace(place, now)),
    PLACE_UPSERT,
  )
  await upsertAll(trx, 'serves', serves.map(sampleServes), { key: ['id'] })
}

function samplePlace({ diets, area_id: _, ...place }: PlaceRow, now: UnixSeconds) {
  return placeRecord(
    {
      ...place,
      name_reading: null,
      diets: JSON.stringify(diets),
      coordinate_precision_meters: PRECISION_METERS,
      is_outdoor: 0,
      is_sample: 1,
      source_key: SOURCE_KEY,
      source_ref: place.id,
    },
    now,
  )
}

function sampleServes(claim: ServesRow) {
  return {
    id: [claim.place_id, claim.gi_product_id, claim.dish_id].filter(Boolean).join(':'),
    ...claim,
    note_ja: null,
    note_en: null,
    is_sample: 1 as const,
    source_key: SOURCE_KEY,
  }
}

async function writeGuides(trx: Database, guides: GuideRow[], now: UnixSeconds): Promise<void> {
  const records = guides.map((guide) => ({
    ...guide,
    languages: JSON.stringify(guide.languages),
    is_sample: 1 as const,
    created_at: now,
  }))
  await upsertAll(trx, 'guides', records, { key: ['id'], keep: ['created_at'] })
}

async function writeTours(trx: Database, tours: readonly DemoTour[], now: UnixSeconds): Promise<void> {
  const options = tours.flatMap((tour) => tour.options.map((option) => ({ ...option, tour_id: tour.id })))
  await upsertAll(
    trx,
    'tours',
    tours.map((tour) => tourRecord(tour, now)),
    { key: ['id'], keep: ['created_at'] },
  )
  await upsertAll(
    trx,
    'tour_links',
    tours.flatMap((tour) => tour.links.map((link) => ({ tour_id: tour.id, ...link }))),
    { key: ['tour_id', 'kind', 'ref_id'] },
  )
  await upsertAll(
    trx,
    'tour_options',
    options.map(({ id, tour_id, name_ja, name_en, is_private }) => ({
      id,
      tour_id,
      name_ja,
      name_en,
      is_default: is_private ? (0 as const) : (1 as const),
      is_private: is_private ? (1 as const) : (0 as const),
    })),
    { key: ['id'] },
  )
  await upsertAll(
    trx,
    'tour_units',
    options.flatMap((option) =>
      option.units.map((unit, index) => ({
        id: `${option.id}-${unit.kind}`,
        option_id: option.id,
        ...unit,
        sort_order: index,
      })),
    ),
    { key: ['id'] },
  )
}

function tourRecord({ links: _links, options: _options, meeting, end, ...tour }: DemoTour, now: UnixSeconds) {
  return {
    ...tour,
    meeting_lat: meeting.lat,
    meeting_lng: meeting.lng,
    end_lat: end.lat,
    end_lng: end.lng,
    languages: JSON.stringify(tour.languages),
    publication: 'published' as const,
    is_sample: 1 as const,
    search_text: searchTextOf([tour.title_ja, tour.title_en, tour.summary_ja, tour.summary_en]),
    created_at: now,
  }
}
