import { openDatabase } from '#db/connection.ts'
import { addPlace, addWork } from './catalog-fixtures.ts'

/** What no real record is: a work and an area without places, and an area whose only museum rests on Mondays. */
export async function addBareRecords(databaseUrl: string): Promise<void> {
  const db = openDatabase(databaseUrl)
  const source = { key: 'test-source', title: 'Test', licence: 'CC0-1.0', credit_ja: '試験', credit_en: 'Test' }
  await db.insertInto('sources').values(source).execute()
  await addWork(db, { id: 'bare-work' })
  const like = await db.selectFrom('areas').selectAll().where('id', '=', 'uji-kyoto').executeTakeFirstOrThrow()
  const island = { radius_meters: 3000, sort_order: 99, lng: 140 }
  await db
    .insertInto('areas')
    .values([
      { ...like, ...island, id: 'bare-area', lat: 30 },
      { ...like, ...island, id: 'closed-area', lat: 28 },
    ])
    .execute()
  const museum = { kind: 'museum', lat: 28.001, lng: 140.001, opening_hours: 'Tu-Su 10:00-16:00' } as const
  await addPlace(db, { id: 'rests-on-mondays', ...museum })
  await db.destroy()
}
