import { fieldOf } from '#app/domain/curation/import/columns.ts'
import { textsOf } from './batches.ts'
import { readFile } from './check-file.ts'
import { type Format, openFile } from './open-file.ts'
import { readTable } from './read-csv.ts'

/** What a file looks like, for whoever has to say which column is what. */
export interface FilePeek {
  format: Format
  bytes: number
  columns: string[]
  /** The first records, cell by cell as they stand in the file. */
  samples: string[][]
  /** The format holds the points itself, so no column has to. */
  hasPoints: boolean
}

const SAMPLES = 5
const LOOKED_AT = 500
const MOST_PROPERTIES = 100
const LONGEST_CELL = 80
const LONGEST_COLUMN = 80

/** Reads the beginning of a file, however long it is. */
export async function peekFile(path: string): Promise<FilePeek> {
  const file = await openFile(path, null)
  try {
    const isTable = file.format === 'csv' || file.format === 'gtfs-stops'
    const found = isTable ? await peekTable(file) : await peekRecords(file)
    return { format: file.format, bytes: file.bytes, ...found }
  } finally {
    file.close()
  }
}

type Found = Pick<FilePeek, 'columns' | 'samples' | 'hasPoints'>
type File = Parameters<typeof readTable>[0]

async function peekTable(file: File): Promise<Found> {
  let columns: string[] | undefined
  const samples: string[][] = []
  for await (const { cells } of readTable(file)) {
    if (!columns) {
      columns = cells
      continue
    }
    samples.push(columns.map((_, at) => shortened(cells[at] ?? '')))
    if (samples.length >= SAMPLES) break
  }
  return { columns: columns ?? [], samples, hasPoints: false }
}

/** Records have each their own properties: those of the first hundreds are gathered, what we know before what we don't. */
async function peekRecords(file: File): Promise<Found> {
  const columns = new Set<string>()
  const records: Record<string, string>[] = []
  let hasPoints = false
  for await (const rows of readFile({ file, mapping: {} })) {
    for (const { record, point } of rows.slice(0, LOOKED_AT)) {
      const texts = textsOf(propertiesOf(record))
      for (const name of Object.keys(texts)) if (name.length <= LONGEST_COLUMN) columns.add(name)
      hasPoints ||= point !== null
      if (records.length < SAMPLES) records.push(texts)
    }
    break
  }
  const known = [...columns].sort((a, b) => Number(fieldOf(b) !== null) - Number(fieldOf(a) !== null))
  const kept = known.slice(0, MOST_PROPERTIES)
  return { columns: kept, samples: records.map((texts) => kept.map((name) => shortened(texts[name] ?? ''))), hasPoints }
}

/** Where a format keeps what is told of a record. */
function propertiesOf(record: unknown): unknown {
  const { properties, tags } = (record ?? {}) as { properties?: unknown; tags?: unknown }
  return properties ?? tags ?? record
}

function shortened(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text
}
