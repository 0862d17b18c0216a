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

/** The same for all records of a kind; one without any is not in the map. */
export async function findAllByKind(db: Database, kind: NamedKind): Promise<Map<string, OtherName[]>> {
  const rows = await db
    .selectFrom('names')
    .select(['subject_id', 'language', 'name'])
    .where('subject_kind', '=', kind)
    .orderBy('subject_id')
    .orderBy('language')
    .execute()
  const byId = new Map<string, OtherName[]>()
  for (const { subject_id, ...name } of rows) byId.set(subject_id, [...(byId.get(subject_id) ?? []), name])
  return byId
}
