import { type SqlBool, sql } from 'kysely'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import type { NewRow, Row } from '../schema.ts'

export type Upload = Row<'import_uploads'>

/** Whose imports are asked for: a board's own region, or everybody's. */
export type ImportScope = 'all' | { prefectureCode: string; municipalityCode: string | null }

export async function insert(db: Database, upload: NewRow<'import_uploads'>): Promise<void> {
  await db.insertInto('import_uploads').values(upload).execute()
}

export function find(db: Database, id: string): Promise<Upload | undefined> {
  return db.selectFrom('import_uploads').selectAll().where('id', '=', id).executeTakeFirst()
}

/** What was said of a file last, and for which region. */
export async function setSettings(
  db: Database,
  id: string,
  said: Pick<Upload, 'settings' | 'prefecture_code' | 'municipality_code'>,
): Promise<void> {
  await db.updateTable('import_uploads').set(said).where('id', '=', id).execute()
}

export async function remove(db: Database, id: string): Promise<void> {
  await db.deleteFrom('import_uploads').where('id', '=', id).execute()
}

/** Files that nobody has imported since a time: what was read of them waits in vain. */
export async function findForgotten(db: Database, before: UnixSeconds): Promise<string[]> {
  const rows = await db
    .selectFrom('import_uploads')
    .leftJoin('imports', 'imports.id', 'import_uploads.id')
    .select('import_uploads.id')
    .where('uploaded_at', '<', before)
    .where(({ or, eb }) => or([eb('imports.state', 'is', null), eb('imports.state', '=', 'waiting')]))
    .execute()
  return rows.map(({ id }) => id)
}

/** Files on the page and on the command line alike, the newest first, with what became of each. */
export async function findAll(db: Database, scope: ImportScope, { limit, page }: { limit: number; page: number }) {
  const region = sql<string | null>`coalesce(import_uploads.prefecture_code, imports.prefecture_code)`
  const town = sql<string | null>`coalesce(import_uploads.municipality_code, imports.municipality_code)`
  const at = sql<number>`coalesce(import_uploads.uploaded_at, imports.begun_at)`
  const id = sql<string>`coalesce(import_uploads.id, imports.id)`
  let query = db.selectFrom('import_uploads').fullJoin('imports', 'imports.id', 'import_uploads.id')
  if (scope !== 'all') {
    query = query.where(sql<SqlBool>`${region} = ${scope.prefectureCode}`)
    if (scope.municipalityCode) query = query.where(sql<SqlBool>`${town} = ${scope.municipalityCode}`)
  }
  const { total } = await query.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow()
  const rows = await query
    .leftJoin('import_tasks', (join) => join.on(sql<SqlBool>`import_tasks.import_id = ${id}`))
    .leftJoin('users', (join) =>
      join.on(sql<SqlBool>`users.id = coalesce(import_uploads.author_id, imports.author_id)`),
    )
    .select([
      id.as('id'),
      at.as('at'),
      sql<string>`coalesce(import_uploads.file_name, imports.file_name)`.as('file_name'),
      'users.name as author',
      'imports.state as import_state',
      'import_tasks.kind as task_kind',
      'import_tasks.state as task_state',
      'imports.source_name',
      'imports.rows_read',
      'imports.accepted',
      'imports.changed',
      'imports.doubtful',
      'imports.refused',
    ])
    .select((eb) =>
      eb
        .selectFrom('import_rows')
        .select(({ fn }) => fn.countAll().as('count'))
        .where(sql<SqlBool>`import_rows.import_id = imports.id`)
        .where('verdict', '=', 'doubtful')
        .where('main_reason', 'is not', null)
        .where('decision', 'is', null)
        .as('waiting'),
    )
    .orderBy(at, 'desc')
    .orderBy(id, 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute()
  return { imports: rows.map((row) => ({ ...row, waiting: Number(row.waiting ?? 0) })), total: Number(total) }
}
