import type { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { columnsOf, type Mapping } from '#app/domain/curation/import/columns.ts'
import type { ImportField, RawRow } from '#app/domain/curation/import/import-row.ts'
import { BadFile } from '../bad-file.ts'
import { Batches } from './batches.ts'
import { BrokenTable, type CsvRecord, CsvRecords } from './csv-records.ts'
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
  for await (const records of recordsOf(file)) {
    for (const { line, cells } of records) {
      if (fields) batches.add(rowOf(line, cells, fields))
      else fields = headOf(cells, mapping, onHead)
    }
    yield* batches.take()
  }
  yield* batches.take(true)
}

/** The lines of a table cell by cell, its head first with the names as we call them; empty lines are left out. */
export async function* readTable(file: OpenFile): AsyncGenerator<CsvRecord> {
  for await (const records of recordsOf(file)) yield* records
}

/** The same, as many at a time as a piece of the file holds: a step for each line would cost more than its reading. */
async function* recordsOf(file: OpenFile): AsyncGenerator<CsvRecord[]> {
  const encoding = await encodingOf(file)
  const table = new CsvRecords(await delimiterOf(file, encoding, [',', '\t', ';']), LONGEST_RECORD)
  const source = await file.read()
  let hasHead = false
  try {
    for await (const { text, isEnd } of decoded(source, encoding)) {
      const records = table.read(text, isEnd).filter(({ cells }) => cells.length > 1 || cells[0]!.trim() !== '')
      if (!hasHead && records.length > 0) {
        hasHead = true
        records[0]!.cells = namesIn(records[0]!.cells)
      }
      yield records
    }
  } catch (error) {
    if (!(error instanceof BrokenTable)) throw error
    throw new BadFile(`line ${error.line}: expected a table with commas (${error.message})`, 'unreadable', error.line)
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

/** The letters of a file piece by piece without its byte order mark, and an empty piece at its end. */
async function* decoded(source: Readable, encoding: Encoding): AsyncGenerator<{ text: string; isEnd: boolean }> {
  // Node's own reader of UTF-8 is several times as fast as the general one.
  const decoder = encoding === 'utf-8' ? utf8() : general(encoding)
  let isFirst = true
  for await (const piece of source as AsyncIterable<Buffer>) {
    const text = decoder.write(piece)
    yield { text: isFirst ? text.replace(/^\ufeff/, '') : text, isEnd: false }
    isFirst &&= text === ''
  }
  yield { text: decoder.end(), isEnd: true }
}

interface Decoder {
  write(piece: Buffer): string
  end(): string
}

function utf8(): Decoder {
  return new StringDecoder('utf8')
}

function general(encoding: Encoding): Decoder {
  const decoder = new TextDecoder(encoding)
  return { write: (piece) => decoder.decode(piece, { stream: true }), end: () => decoder.decode() }
}
