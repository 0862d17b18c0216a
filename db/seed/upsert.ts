import { type Insertable, sql } from 'kysely'
import type { Database } from '#db/connection.ts'
import type { Schema } from '#db/schema.ts'

/** Both engines bind a bounded number of values in one statement; SQLite's bound is 32,766. */
const MAX_VALUES = 15_000

export interface UpsertOptions {
  /** The columns that say which record it is. */
  key: readonly string[]
  /** Columns that stay as they were when the record is there already. */
  keep?: readonly string[]
  /** True for places: those that a board has edited since are left alone. */
  onlyFirstVersion?: boolean
  /** The column that tells when a record last changed: it moves only when another column does. */
  stamp?: string
}

/** Writes records so that doing it again changes nothing; all rows must have the same columns. */
export async function upsertAll<Table extends keyof Schema & string>(
  trx: Database,
  table: Table,
  rows: readonly Insertable<Schema[Table]>[],
  { key, keep = [], onlyFirstVersion = false, stamp }: UpsertOptions,
): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = Object.keys(first)
  const changed = columns.filter((column) => !key.includes(column) && !keep.includes(column))
  const size = Math.floor(MAX_VALUES / columns.length)
  for (let from = 0; from < rows.length; from += size) {
    // Kysely can't follow a table that is a type parameter; the rows are typed where they are made.
    await trx
      .insertInto(table as 'works')
      .values(rows.slice(from, from + size) as never)
      .onConflict((conflict) => {
        const target = conflict.columns([...key] as never)
        if (changed.length === 0) return target.doNothing()
        const update = target.doUpdateSet(
          Object.fromEntries(changed.map((column) => [column, sql.ref(`excluded.${column}`)])) as never,
        )
        const own = onlyFirstVersion ? update.where(sql.ref(`${table}.version`), '=', 1) : update
        const facts = changed.filter((column) => column !== stamp)
        return stamp ? own.where(sql<boolean>`(${sql.join(facts.map(differs(table)), sql` or `)})`) : own
      })
      .execute()
  }
}

function differs(table: string) {
  return (column: string) => sql`${sql.ref(`${table}.${column}`)} is distinct from ${sql.ref(`excluded.${column}`)}`
}
