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

/** The same for many records of a kind; one without further names is not in the map. */
export async function findAllBySubjects(
  db: Database,
  kind: NamedKind,
  ids: readonly string[],
): Promise<Map<string, OtherName[]>> {
  const byId = new Map<string, OtherName[]>()
  if (ids.length === 0) return byId
  const rows = await db
    .selectFrom('names')
    .select(['subject_id', 'language', 'name'])
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', [...ids])
    .orderBy('language')
    .execute()
  for (const { subject_id, ...name } of rows) byId.set(subject_id, [...(byId.get(subject_id) ?? []), name])
  return byId
}
