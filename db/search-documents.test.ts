import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { addPlace, addPrefecture } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import type { Database } from './connection.ts'
import { findCatalogMarks } from './repositories/open-data.ts'

const STATES = ['draft', 'review', 'published', 'withdrawn'] as const
const PROTECTIONS = ['open', 'closed', 'hidden'] as const

async function found(db: Database) {
  const rows = await sql<{ record_id: string; search_text: string }>`
    select record_id, search_text from search_documents where record = 'place' order by record_id`.execute(db)
  return rows.rows
}

async function expected(db: Database) {
  const rows = await db
    .selectFrom('places')
    .select(['id as record_id', 'search_text'])
    .where('publication', '=', 'published')
    .where('protection', '<>', 'hidden')
    .orderBy('id')
    .execute()
  return rows
}

describeOnBothEngines('the index of the search box', (makeDb) => {
  it('has exactly the public places, from whichever state to whichever they go', async () => {
    const db = await makeDb()
    await addPrefecture(db)
    for (const publication of STATES) {
      for (const protection of PROTECTIONS) {
        await addPlace(db, { id: `${publication}-${protection}`, publication, protection })
      }
    }
    expect(await found(db)).toEqual(await expected(db))
    for (const publication of STATES) {
      for (const protection of PROTECTIONS) {
        await db
          .updateTable('places')
          .set({ publication, protection, search_text: `x ${publication}` })
          .execute()
        expect(await found(db)).toEqual(await expected(db))
        await db.updateTable('places').set({ publication: 'published', protection: 'open' }).execute()
        expect(await found(db)).toHaveLength(STATES.length * PROTECTIONS.length)
      }
    }
    await db.deleteFrom('places').where('id', 'like', 'draft-%').execute()
    expect(await found(db)).toEqual(await expected(db))
  })

  it('and the open data tell of each change of a public place', async () => {
    const db = await makeDb()
    await addPrefecture(db)
    let marks = await findCatalogMarks(db)
    const steps: (() => Promise<unknown>)[] = [
      () => addPlace(db, { id: 'a', publication: 'published' }),
      () => db.updateTable('places').set({ website: 'https://example.test/' }).execute(),
      () => db.updateTable('places').set({ publication: 'withdrawn' }).execute(),
      () => db.updateTable('places').set({ publication: 'published' }).execute(),
      () => db.deleteFrom('places').execute(),
    ]
    for (const step of steps) {
      await step()
      const now = await findCatalogMarks(db)
      expect(now).not.toEqual(marks)
      marks = now
    }
  })
})
