import type { NamedKind, OtherName } from '#app/domain/catalog/other-name.ts'
import type { Database } from '../connection.ts'
import type { Row } from '../schema.ts'

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

/** The same names as they are recorded, each with its source. */
export function findRows(db: Database, kind: NamedKind, id: string): Promise<Row<'names'>[]> {
  return db.selectFrom('names').selectAll().where('subject_kind', '=', kind).where('subject_id', '=', id).execute()
}

/** Records names, each in place of the one that its language had; other languages keep theirs. */
export async function put(
  trx: Database,
  kind: NamedKind,
  id: string,
  names: readonly OtherName[],
  sourceKey: string,
): Promise<void> {
  await trx
    .insertInto('names')
    .values(names.map((each) => ({ ...each, subject_kind: kind, subject_id: id, source_key: sourceKey })))
    .onConflict((conflict) =>
      conflict
        .columns(['subject_kind', 'subject_id', 'language'])
        .doUpdateSet(({ ref }) => ({ name: ref('excluded.name'), source_key: ref('excluded.source_key') })),
    )
    .execute()
}

/** Brings back the names of a record as they were. */
export async function restore(
  trx: Database,
  kind: NamedKind,
  id: string,
  rows: readonly Row<'names'>[],
): Promise<void> {
  await trx.deleteFrom('names').where('subject_kind', '=', kind).where('subject_id', '=', id).execute()
  if (rows.length > 0)
    await trx
      .insertInto('names')
      .values([...rows])
      .execute()
}
