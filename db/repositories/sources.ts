import type { Source } from '#app/domain/catalog/source.ts'
import type { Database } from '../connection.ts'
import type { NewRow, Row } from '../schema.ts'

/** Every source with its credit line, for the credits page. */
export async function findAll(db: Database): Promise<Source[]> {
  return (await db.selectFrom('sources').selectAll().orderBy('key').execute()).map(sourceOf)
}

export async function findByKey(db: Database, key: string): Promise<Source | undefined> {
  const row = await db.selectFrom('sources').selectAll().where('key', '=', key).executeTakeFirst()
  return row && sourceOf(row)
}

/** Writes a source, or what is said of it now; its key stays. */
export async function ensure(trx: Database, source: NewRow<'sources'>): Promise<void> {
  const { key: _, ...said } = source
  await trx
    .insertInto('sources')
    .values(source)
    .onConflict((conflict) => conflict.column('key').doUpdateSet(said))
    .execute()
}

function sourceOf(row: Row<'sources'>): Source {
  return {
    key: row.key,
    title: row.title,
    licence: row.licence,
    url: row.url,
    credit: { ja: row.credit_ja, en: row.credit_en },
    retrievedOn: row.retrieved_on,
  }
}
