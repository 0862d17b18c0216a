import { CompiledQuery } from 'kysely'
import { type Database, isPostgres } from '../connection.ts'
import type { NewRow, Schema } from '../schema.ts'

const ROWS_AT_ONCE = 250
const texts = new Map<string, string>()

/**
 * Writes many rows of one shape. The statement's text is made once and kept prepared, which for long files is several
 * times as fast as building it anew for each batch.
 */
export async function insertMany<Table extends keyof Schema>(
  db: Database,
  table: Table,
  columns: readonly (keyof NewRow<Table> & string)[],
  rows: readonly NewRow<Table>[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    const end = Math.min(at + ROWS_AT_ONCE, rows.length)
    const values: unknown[] = new Array((end - at) * columns.length)
    let next = 0
    for (let index = at; index < end; index++) {
      const row = rows[index]!
      for (const column of columns) values[next++] = row[column] ?? null
    }
    await db.executeQuery(CompiledQuery.raw(textFor(table, columns, end - at, isPostgres(db)), values))
  }
}

function textFor(table: string, columns: readonly string[], rows: number, numbered: boolean): string {
  const key = `${table} ${columns.join()} ${rows} ${numbered}`
  const kept = texts.get(key)
  if (kept) return kept
  const places = (row: number) =>
    `(${columns.map((_, index) => (numbered ? `$${row * columns.length + index + 1}` : '?')).join(',')})`
  const all = Array.from({ length: rows }, (_, row) => places(row)).join(',')
  const text = `insert into "${table}" (${columns.map((column) => `"${column}"`).join(',')}) values ${all}`
  if (texts.size < 200) texts.set(key, text)
  return text
}
