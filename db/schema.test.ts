import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { describeOn, type MakeDatabase } from '#tests/support/database.ts'
import { readSchema, type TableShape } from '#tests/support/read-schema.ts'
import { projectRoot } from './project-root.ts'

describeOn('sqlite', 'the schema', (makeSqlite) => {
  describeOn('postgres', 'beside it', (makePostgres) => {
    test('is the same on both engines, column by column', async () => {
      const [sqlite, postgres] = await shapes(makeSqlite, makePostgres)
      expect(Object.keys(postgres)).toEqual(Object.keys(sqlite))
      for (const [table, shape] of Object.entries(sqlite)) {
        const { indexes: _, ...other } = postgres[table]!
        const { indexes: __, ...own } = shape
        expect(other, table).toEqual(own)
      }
    })

    test('indexes the same columns on both engines', async () => {
      const [sqlite, postgres] = await shapes(makeSqlite, makePostgres)
      for (const [table, shape] of Object.entries(sqlite)) {
        const leading = (indexes: string[][]) => [...new Set(indexes.map((columns) => columns.join(', ')))].sort()
        expect(leading(postgres[table]!.indexes), table).toEqual(leading(shape.indexes))
      }
    })
  })

  test('is strict, and every table has a primary key', async () => {
    const db = await makeSqlite()
    const { rows } = await sql<{ name: string; strict: number }>`
      select name, strict from pragma_table_list
      where schema = 'main' and type = 'table' and name not like 'sqlite_%'`.execute(db)
    expect(rows.filter(({ strict }) => !strict).map(({ name }) => name)).toEqual([])
    const tables = Object.entries(await readSchema(db))
    expect(tables.filter(([, { primaryKey }]) => primaryKey.length === 0).map(([name]) => name)).toEqual([])
  })

  test('finds the children of a deleted row by an index', async () => {
    const bare = Object.entries(await readSchema(await makeSqlite())).flatMap(([table, shape]) =>
      shape.foreignKeys
        .filter((key) => /on delete (cascade|set null)$/.test(key))
        .map((key) => key.split(' → ')[0]!)
        .filter((column) => !shape.indexes.some((columns) => columns[0] === column))
        .map((column) => `${table}.${column}`),
    )
    expect(bare).toEqual(UNINDEXED_BY_CHOICE)
  })

  test('is what the row types say', async () => {
    const inDatabase = Object.entries(await readSchema(await makeSqlite()))
      .filter(([table]) => table !== 'schema_migrations')
      .map(([table, { columns }]) => [table, withoutOptions(columns)])
    expect(Object.fromEntries(inDatabase)).toEqual(tablesInTypes())
  })
})

/** Small tables whose parents are hardly ever deleted. */
const UNINDEXED_BY_CHOICE: string[] = [
  'kpi_targets.author_id',
  'opt_outs.decided_by',
  'place_comfort.removed_by',
  'place_comfort.set_by',
  'place_distinctions.author_id',
  'place_merges.author_id',
  'place_merges.undone_by',
  'viewpoints.set_by',
]

async function shapes(...makers: MakeDatabase[]): Promise<[Record<string, TableShape>, Record<string, TableShape>]> {
  const [one, other] = await Promise.all(makers.map(async (makeDb) => readSchema(await makeDb())))
  return [one!, other!]
}

function withoutOptions(columns: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, type.replace(/^real/, 'integer')]))
}

/** Reads db/schema.ts and its rooms: `string | null` is `text null`, every number is `integer`. */
function tablesInTypes(): Record<string, Record<string, string>> {
  const files = [
    'schema.ts',
    'schema/catalog.ts',
    'schema/bookings.ts',
    'schema/imports.ts',
    'schema/merges.ts',
    'schema/opt-outs.ts',
    'schema/people.ts',
    'schema/resellers.ts',
    'schema/search.ts',
    'schema/timetables.ts',
  ]
  const interfaces = new Map<string, ts.InterfaceDeclaration>()
  for (const file of files) {
    const source = ts.createSourceFile(
      file,
      readFileSync(join(projectRoot(), 'db', file), 'utf8'),
      ts.ScriptTarget.ES2022,
    )
    source.forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node)) interfaces.set(node.name.text, node)
    })
  }
  const members = (name: string) =>
    interfaces
      .get(name)!
      .members.filter(ts.isPropertySignature)
      .map((member) => {
        return [(member.name as ts.Identifier).text, member.type!] as const
      })
  return Object.fromEntries(
    members('Schema').map(([table, type]) => {
      const { right } = (type as ts.TypeReferenceNode).typeName as ts.QualifiedName
      return [table, Object.fromEntries(members(right.text).map(([column, of]) => [column, columnType(of)]))]
    }),
  )
}

function columnType(type: ts.TypeNode): string {
  if (ts.isTypeReferenceNode(type)) return columnType(type.typeArguments![0]!)
  const parts = ts.isUnionTypeNode(type) ? [...type.types] : [type]
  const kinds = parts.map((part) => (ts.isLiteralTypeNode(part) ? part.literal.kind : part.kind))
  const isNullable = kinds.includes(ts.SyntaxKind.NullKeyword)
  const isText = kinds.includes(ts.SyntaxKind.StringKeyword) || kinds.includes(ts.SyntaxKind.StringLiteral)
  return (isText ? 'text' : 'integer') + (isNullable ? ' null' : '')
}
