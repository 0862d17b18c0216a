import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { columnsOf, type Mapping } from '#app/domain/curation/import/columns.ts'
import type { ImportField, RawRow } from '#app/domain/curation/import/import-row.ts'
import { BadFile } from '../bad-file.ts'
import { Batches } from './batches.ts'
import { type Encoding, encodingOf, type OpenFile } from './open-file.ts'

const LONGEST_RECORD = 1_000_000
const MOST_COLUMNS = 500

/** What of a table's head is told to whoever maps its columns. */
export interface TableHead {
  columns: string[]
  fields: [field: ImportField, column: number][]
}

/** The rows of a table with commas, semicolons or tabs, in any of the encodings that spreadsheets write. */
export async function* readCsv(
  file: OpenFile,
  mapping: Mapping,
  onHead: (head: TableHead) => void,
): AsyncGenerator<RawRow[]> {
  const batches = new Batches()
  let fields: TableHead['fields'] | undefined
  for await (const { line, cells } of readTable(file)) {
    if (!fields) {
      fields = headOf(cells, mapping, onHead)
      continue
    }
    batches.add(rowOf(line, cells, fields))
    yield* batches.take()
  }
  yield* batches.take(true)
}

/** The lines of a table cell by cell, its head first with the names as we call them; empty lines are left out. */
export async function* readTable(file: OpenFile): AsyncGenerator<{ line: number; cells: string[] }> {
  const encoding = await encodingOf(file)
  const isUtf8 = encoding === 'utf-8'
  const source = await file.read()
  const parser = parse({
    bom: true,
    delimiter: await delimiterOf(file, encoding, [',', '\t', ';']),
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
  })
  pipeline(isUtf8 ? source : Readable.from(decoded(source, encoding)), parser, () => {})
  let hasHead = false
  let line = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const at = line + 1
      line += 1 + breaksIn(cells)
      if (cells.length === 1 && cells[0]!.trim() === '') continue
      yield { line: at, cells: hasHead ? cells : namesIn(cells) }
      hasHead = true
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new BadFile(`line ${line + 1}: expected a table with commas (${error.message})`, 'unreadable', line + 1)
  } finally {
    source.destroy()
  }
  if (!hasHead) throw new BadFile('expected a first line with the names of its columns', 'no_records')
}

function namesIn(cells: string[]): string[] {
  if (cells.length > MOST_COLUMNS) {
    throw new BadFile(`${cells.length} columns: at most ${MOST_COLUMNS}`, 'too_many_columns')
  }
  return cells.map((name) => name.trim().slice(0, 80))
}

function headOf(columns: string[], mapping: Mapping, onHead: (head: TableHead) => void): TableHead['fields'] {
  const missing = Object.values(mapping).find((column) => column !== null && !columns.includes(column))
  if (missing) throw new BadFile(`there is no column ${missing}: the columns are ${listed(columns)}`, 'columns_missing')
  const fields = columnsOf(columns, mapping)
  onHead({ columns, fields })
  const has = (...any: ImportField[]) => fields.some(([field]) => any.includes(field))
  if (!has('name', 'name_ja', 'name_en') || !(has('coordinates') || (has('lat') && has('lng')))) {
    throw new BadFile(
      `no columns were found for name and coordinates: say which they are, of ${listed(columns)}`,
      'columns_missing',
    )
  }
  return fields
}

function listed(columns: readonly string[]): string {
  return `${columns.slice(0, 30).join(', ')}${columns.length > 30 ? ' …' : ''}`
}

function rowOf(line: number, row: string[], fields: TableHead['fields']): RawRow {
  const cells: RawRow['cells'] = {}
  for (const [field, column] of fields) {
    const text = row[column]
    if (text) cells[field] = text
  }
  return { line, cells, tags: null, point: null, record: row }
}

/** A cell may hold line breaks of its own. */
function breaksIn(cells: readonly string[]): number {
  let breaks = 0
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) breaks++
  }
  return breaks
}

async function delimiterOf(file: OpenFile, encoding: Encoding, candidates: string[]): Promise<string> {
  const stream = await file.read()
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      const text = new TextDecoder(encoding).decode(piece, { stream: true })
      const [first = ''] = text.trimStart().split(/\r?\n|\r/, 1)
      const counts = candidates.map((each) => first.split(each).length)
      return candidates[counts.indexOf(Math.max(...counts))]!
    }
    return ','
  } finally {
    stream.destroy()
  }
}

async function* decoded(source: Readable, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of source as AsyncIterable<Buffer>) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}
