import { instantOf } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import { addScene, addServes, addWork } from '#tests/support/catalog-fixtures.ts'

const NOW = instantOf('2026-11-23T10:00')

/** A scene that only the other has and one that both have, a dish, hours of pressure, a tour and a Korean name. */
export async function hangOn(db: Database): Promise<void> {
  for (const id of ['one', 'both']) await addWork(db, { id })
  await addScene(db, 'one', 'bridge')
  await addScene(db, 'both', 'bridge')
  await addScene(db, 'both', 'kept')
  await addServes(db, 'bridge')
  const hours = { id: 'c', place_id: 'bridge', days: '["sat"]', from_hour: 9, to_hour: 12, level: 'busy' } as const
  await db
    .insertInto('place_comfort')
    .values({ ...hours, basis: 'board', set_at: NOW })
    .execute()
  await db.insertInto('viewpoints').values({ place_id: 'bridge', basis: 'board', set_at: NOW }).execute()
  const name = { subject_kind: 'place', subject_id: 'bridge', language: 'ko', name: '우지바시' } as const
  await db
    .insertInto('names')
    .values({ ...name, source_key: 'test-source' })
    .execute()
  const guide = {
    id: 'g',
    name_ja: '案内',
    name_en: 'Guide',
    languages: '["en"]',
    prefecture_code: '26',
    created_at: NOW,
  }
  await db.insertInto('guides').values(guide).execute()
  const texts = { title_ja: '橋', title_en: 'Bridge', summary_ja: '橋', summary_en: 'Bridge' }
  await db
    .insertInto('tours')
    .values({
      ...{ id: 't', guide_id: 'g', ...texts, meeting_point_ja: '橋', meeting_point_en: 'Bridge', meeting_lat: 34.9 },
      ...{ meeting_lng: 135.8, end_lat: 34.9, end_lng: 135.8, prefecture_code: '26', duration_minutes: 60 },
      ...{
        languages: '["en"]',
        cutoff_minutes: 0,
        cancellation_policy: 'flexible',
        search_text: '橋',
        created_at: NOW,
      },
    })
    .execute()
  await db.insertInto('tour_links').values({ tour_id: 't', kind: 'place', ref_id: 'bridge' }).execute()
}

/** What hangs on which of the two. */
export async function hangingOn(db: Database) {
  const scenes = await db.selectFrom('scenes').select(['id', 'place_id']).orderBy('id').execute()
  const tours = await db.selectFrom('tour_links').select('ref_id').where('kind', '=', 'place').execute()
  const names = await db.selectFrom('names').select('subject_id').execute()
  return {
    scenes: scenes.map(({ id, place_id }) => `${id}@${place_id}`),
    serves: (await db.selectFrom('serves').select('place_id').execute()).map(({ place_id }) => place_id),
    comfort: (await db.selectFrom('place_comfort').select('place_id').execute()).map(({ place_id }) => place_id),
    tours: tours.map(({ ref_id }) => ref_id),
    viewpoints: (await db.selectFrom('viewpoints').select('place_id').execute()).map(({ place_id }) => place_id),
    names: names.map(({ subject_id }) => subject_id),
  }
}
