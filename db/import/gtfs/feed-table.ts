import { pipeline } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { BadFile } from '../bad-file.ts'
import type { FeedZip } from './feed-zip.ts'

const LONGEST_RECORD = 100_000

/** One row of a feed's table: its cells by column name, empty where the column or the cell is not there. */
export interface FeedRow {
  line: number
  cell(column: string): string
}

/** The rows of a table, one after the other; none where the feed has no such file. */
export async function* rowsOf(zip: FeedZip, file: string, needed: readonly string[]): AsyncGenerator<FeedRow> {
  for await (const { columns, records } of recordsOf(zip, file, needed)) {
    for (const { line, cells } of records) {
      yield { line, cell: (column) => cells[columns.get(column) ?? -1]?.trim() ?? '' }
    }
  }
}

export interface Records {
  /** Where each column stands. */
  columns: ReadonlyMap<string, number>
  records: { line: number; cells: string[] }[]
}

/**
 * The same in bulk, for the one table that has millions of rows: read as it is unpacked, a few hundred at a time. Lines are
 * counted by rows, which is twice as fast as asking the parser, and the same unless a cell holds a line break.
 */
export async function* recordsOf(zip: FeedZip, file: string, needed: readonly string[]): AsyncGenerator<Records> {
  if (!zip.has(file)) return
  const parser = parse({ bom: true, relax_column_count: true, max_record_size: LONGEST_RECORD })
  pipeline(await zip.open(file), parser, () => {})
  let columns: Map<string, number> | undefined
  let records: Records['records'] = []
  try {
    let line = 0
    for await (const cells of parser as AsyncIterable<string[]>) {
      line++
      if (cells.length === 1 && cells[0] === '') continue
      if (!columns) {
        columns = columnsOf(file, cells, needed)
        continue
      }
      records.push({ line, cells })
      if (records.length < 500) continue
      yield { columns, records }
      records = []
    }
  } catch (error) {
    if (error instanceof BadFile) throw error
    const { message } = error as Error
    const line = error instanceof CsvError ? `:${String(error.lines)}` : ''
    throw new BadFile(`${file}${line}: expected a table with commas (${message})`)
  }
  if (!columns) throw new BadFile(`${file}: expected a first line with the names of its columns`)
  yield { columns, records }
}

function columnsOf(file: string, names: readonly string[], needed: readonly string[]): Map<string, number> {
  const columns = new Map(names.map((name, at) => [name.trim(), at]))
  const missing = needed.find((name) => !columns.has(name))
  if (missing) throw new BadFile(`${file}:1 column ${missing}: expected, and is not there`)
  return columns
}
