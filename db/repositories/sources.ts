import type { Source } from '#app/domain/catalog/source.ts'
import type { Database } from '../connection.ts'
import type { Row } from '../schema.ts'

/** Every source with its credit line, for the credits page. */
export async function findAll(db: Database): Promise<Source[]> {
  return (await db.selectFrom('sources').selectAll().orderBy('key').execute()).map(sourceOf)
}

export async function findByKey(db: Database, key: string): Promise<Source | undefined> {
  const row = await db.selectFrom('sources').selectAll().where('key', '=', key).executeTakeFirst()
  return row && sourceOf(row)
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
