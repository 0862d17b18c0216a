import type { NamedKind, OtherName } from '#app/domain/catalog/other-name.ts'
import type { Database } from '../connection.ts'

/** The names of a record in languages beside Japanese and English, in the order of their tags. */
export async function findAllBySubject(db: Database, kind: NamedKind, id: string): Promise<OtherName[]> {
  return db
    .selectFrom('names')
    .select(['language', 'name'])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .orderBy('language')
    .execute()
}
