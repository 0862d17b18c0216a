import { sql } from 'kysely'
import { type Database, isPostgres } from '#db/connection.ts'

export interface TableShape {
  /** Column name → type and nullability in words that both engines share: `text`, `integer null`. */
  columns: Record<string, string>
  primaryKey: string[]
  /** Column lists in text form: `a, b`. */
  uniques: string[]
  /** `columns → table (columns) on delete …` */
  foreignKeys: string[]
  /** The leading columns of every index, primary key and unique constraint included. */
  indexes: string[][]
}

/** What the database itself says about its tables, in one form for both engines, so that they can be compared. */
export async function readSchema(db: Database): Promise<Record<string, TableShape>> {
  const names = isPostgres(db)
    ? sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public' order by 1`
    : sql<{
        name: string
      }>`select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' order by 1`
  const shapes: Record<string, TableShape> = {}
  for (const { name } of (await names.execute(db)).rows) {
    shapes[name] = isPostgres(db) ? await postgresTable(db, name) : await sqliteTable(db, name)
  }
  return shapes
}

async function sqliteTable(db: Database, table: string): Promise<TableShape> {
  const { rows: columns } = await sql<{ name: string; type: string; notnull: number; pk: number }>`
    select name, lower(type) as type, "notnull", pk from pragma_table_info(${table})`.execute(db)
  const { rows: foreign } = await sql<{ id: number; from: string; table: string; to: string; on_delete: string }>`
    select id, "from", "table", "to", on_delete from pragma_foreign_key_list(${table}) order by id, seq`.execute(db)
  const { rows: indexed } = await sql<{ index_name: string; unique: number; column: string }>`
    select l.name as index_name, l."unique", i.name as "column"
    from pragma_index_list(${table}) l, pragma_index_info(l.name) i order by l.name, i.seqno`.execute(db)
  const primaryKey = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
  const indexes = [...groupBy(indexed, (row) => row.index_name).values()]
  return {
    columns: Object.fromEntries(
      columns.map((column) => [column.name, column.type + (column.notnull || column.pk ? '' : ' null')]),
    ),
    primaryKey: primaryKey.map(({ name }) => name),
    uniques: indexes
      .filter((rows) => rows[0]!.unique)
      .map((rows) => rows.map((row) => row.column).join(', '))
      .filter((list) => list !== primaryKey.map(({ name }) => name).join(', '))
      .sort(),
    foreignKeys: [...groupBy(foreign, (row) => String(row.id)).values()]
      .map((rows) => {
        const { table: target, on_delete } = rows[0]!
        return foreignKey(
          rows.map((row) => row.from),
          target,
          rows.map((row) => row.to),
          on_delete,
        )
      })
      .sort(),
    // An integer key is SQLite's own row number and has no index beside it.
    indexes: [
      ...indexes.map((rows) => rows.map((row) => row.column)),
      ...(primaryKey.length === 1 && primaryKey[0]!.type === 'integer' ? [[primaryKey[0]!.name]] : []),
    ],
  }
}

async function postgresTable(db: Database, table: string): Promise<TableShape> {
  const { rows: columns } = await sql<{ name: string; type: string; is_nullable: string }>`
    select column_name as name, data_type as type, is_nullable from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`.execute(
    db,
  )
  const { rows: constraints } = await sql<{
    type: string
    columns: string[]
    target: string | null
    target_columns: string[] | null
    on_delete: string
  }>`
    select c.contype as type, ${namesOf('c.conkey', 'c.conrelid')} as columns, f.relname as target,
      ${namesOf('c.confkey', 'c.confrelid')} as target_columns, c.confdeltype as on_delete
    from pg_constraint c left join pg_class f on f.oid = c.confrelid
    where c.conrelid = ${table}::regclass and c.contype in ('p', 'u', 'f')`.execute(db)
  const { rows: indexes } = await sql<{ columns: string[]; unique: number; primary: number }>`
    select ${namesOf('i.indkey::smallint[]', 'i.indrelid')} as columns, i.indisunique as unique, i.indisprimary as primary
    from pg_index i where i.indrelid = ${table}::regclass
      -- An index over words is each engine's own.
      and not exists (select 1 from pg_am m join pg_class c on c.relam = m.oid where c.oid = i.indexrelid and m.amname = 'gin')`.execute(
    db,
  )
  return {
    columns: Object.fromEntries(
      columns.map(({ name, type, is_nullable }) => [name, shared(type) + (is_nullable === 'YES' ? ' null' : '')]),
    ),
    primaryKey: constraints.find(({ type }) => type === 'p')?.columns ?? [],
    uniques: indexes
      .filter((index) => index.unique && !index.primary)
      .map((index) => index.columns.join(', '))
      .sort(),
    foreignKeys: constraints
      .filter(({ type }) => type === 'f')
      .map((row) => foreignKey(row.columns, row.target!, row.target_columns!, ON_DELETE[row.on_delete]!))
      .sort(),
    indexes: indexes.map((index) => index.columns),
  }
}

const ON_DELETE: Record<string, string> = {
  a: 'no action',
  r: 'restrict',
  c: 'cascade',
  n: 'set null',
  d: 'set default',
}

/** PostgreSQL's types in SQLite's words. */
function shared(type: string): string {
  return { bigint: 'integer', 'double precision': 'real', bytea: 'blob' }[type] ?? type
}

function foreignKey(columns: string[], target: string, targetColumns: string[], onDelete: string): string {
  return `${columns.join(', ')} → ${target} (${targetColumns.join(', ')}) on delete ${onDelete.toLowerCase()}`
}

/** The names of a list of column numbers, in the order of the list. */
function namesOf(numbers: string, relation: string) {
  return sql.raw(`(select array_agg(a.attname::text order by n.position) from unnest(${numbers})
    with ordinality as n (number, position) join pg_attribute a on a.attrelid = ${relation} and a.attnum = n.number)`)
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
