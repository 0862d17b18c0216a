import { localDateTimeOf, type UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import * as departures from '#db/repositories/departures.ts'
import * as guides from '#db/repositories/guides.ts'
import * as ledger from '#db/repositories/ledger.ts'
import * as tours from '#db/repositories/tours.ts'
import type { NewRow } from '#db/schema.ts'

/** The least of the catalog that a tour hangs on: one source and one prefecture. Safe to call twice. */
export async function makeKyoto(db: Database): Promise<void> {
  await db
    .insertInto('sources')
    .values({ key: 'test', title: 'Test', licence: 'CC0', credit_ja: '試験', credit_en: 'Test' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .insertInto('prefectures')
    .values({ code: '26', name_ja: '京都府', name_en: 'Kyoto', source_key: 'test' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function makeGuide(db: Database, over: Partial<NewRow<'guides'>> = {}): Promise<string> {
  await makeKyoto(db)
  const id = over.id ?? 'guide-1'
  await guides.insert(db, {
    id,
    name_ja: '見本 花子',
    name_en: 'Hanako Sample',
    languages: '["en","ja"]',
    about_ja: null,
    about_en: null,
    prefecture_code: '26',
    licence_kind: null,
    licence_number: null,
    licence_proven_on: null,
    licence_valid_until: null,
    stripe_account_id: null,
    invoice_registration_number: null,
    is_sample: 1,
    created_at: 0,
    ...over,
  })
  return id
}

export interface TourOver {
  tour?: Partial<NewRow<'tours'>>
  isPrivate?: boolean
  adultYen?: number
  childYen?: number
}

/** A published tour in Uji with adult, child and infant units; the option is `<id>-option`. */
export async function makeTour(
  db: Database,
  { tour = {}, isPrivate, adultYen = 8000, childYen = 4000 }: TourOver = {},
) {
  const id = tour.id ?? 'tour-1'
  await tours.insert(db, {
    id,
    guide_id: 'guide-1',
    area_id: null,
    title_ja: '宇治の見本さんぽ',
    title_en: 'Sample walk in Uji',
    summary_ja: '見本',
    summary_en: 'Sample',
    meeting_point_ja: '宇治駅',
    meeting_point_en: 'Uji Station',
    meeting_lat: 34.8904,
    meeting_lng: 135.8007,
    end_lat: 34.8893,
    end_lng: 135.8077,
    prefecture_code: '26',
    municipality_code: null,
    duration_minutes: 180,
    languages: '["en","ja"]',
    includes_ja: null,
    includes_en: null,
    cutoff_minutes: 120,
    cancellation_policy: 'moderate',
    publication: 'published',
    is_sample: 1,
    search_text: '',
    created_at: 0,
    ...tour,
  })
  const option_id = `${id}-option`
  await tours.insertOption(
    db,
    { id: option_id, tour_id: id, name_ja: '標準', name_en: 'Standard', is_private: isPrivate ? 1 : 0 },
    [
      {
        id: `${id}-adult`,
        option_id,
        kind: 'adult',
        min_age: 18,
        max_age: null,
        price_yen: adultYen,
        seats: 1,
        sort_order: 1,
      },
      {
        id: `${id}-child`,
        option_id,
        kind: 'child',
        min_age: 4,
        max_age: 17,
        price_yen: childYen,
        seats: 1,
        sort_order: 2,
      },
      { id: `${id}-infant`, option_id, kind: 'infant', min_age: 0, max_age: 3, price_yen: 0, seats: 0, sort_order: 3 },
    ],
  )
  return id
}

export async function makeDeparture(
  db: Database,
  of: { id?: string; tourId?: string; guideId?: string; startsAt: UnixSeconds; minutes?: number; seats?: number },
): Promise<string> {
  const id = of.id ?? 'departure-1'
  await departures.insert(db, {
    id,
    option_id: `${of.tourId ?? 'tour-1'}-option`,
    guide_id: of.guideId ?? 'guide-1',
    local_start: localDateTimeOf(of.startsAt),
    starts_at: of.startsAt,
    ends_at: of.startsAt + (of.minutes ?? 180) * 60,
    seats_total: of.seats ?? 8,
  })
  return id
}

/** 12 % for the platform and 3 % for the region's fund, without end. */
export async function makeAgreements(db: Database): Promise<void> {
  const base = { tour_id: null, valid_from: '2026-01-01', valid_until: null, note: 'test' }
  await ledger.insertAgreement(db, {
    ...base,
    id: 'agreement-platform',
    account_kind: 'platform',
    owner_id: 'platform',
    prefecture_code: null,
    basis_points: 1200,
  })
  await ledger.insertAgreement(db, {
    ...base,
    id: 'agreement-kyoto',
    account_kind: 'region_fund',
    owner_id: '26',
    prefecture_code: '26',
    basis_points: 300,
  })
}
