import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { PlaceKind } from '#app/domain/catalog/place.ts'
import type { Mapping } from '#app/domain/curation/import/columns.ts'
import type { Verdict } from '#app/domain/curation/import/import-row.ts'
import type { Datum, FileShift } from '#app/domain/curation/import/shift.ts'
import type { NewId } from '#app/domain/values/ids.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../../connection.ts'
import * as imports from '../../repositories/imports.ts'
import type { NewRow } from '../../schema.ts'
import { wholeOf } from './batches.ts'
import { loadCatalog, loadGround, type Region } from './catalog-known.ts'
import { checkFile, type Effect, type FileToCheck, findFileShift, type JudgedRow } from './check-file.ts'
import { type Format, type OpenFile, openFile } from './open-file.ts'
import type { TableHead } from './read-csv.ts'

const STAGED_AT_ONCE = 1000

/** What somebody says of the file that they bring. */
export interface Brought {
  path: string
  /** As they call it; the path's own where it is that. */
  fileName?: string
  format: Format | null
  mapping: Mapping
  /** Whose data it is: the same name again updates the same places. */
  sourceName: string | null
  sourceUrl: string | null
  licence: string | null
  /** How the source wants to be named; its name where nothing is said. */
  credit?: string | null
  kind: PlaceKind | null
  datum: Datum
  isComplete: boolean
  publication: 'draft' | 'review'
  region: Region | null
  authorId: string | null
}

export interface Tools {
  now: () => UnixSeconds
  newId: NewId
  /** Told about every batch: rows so far. */
  onProgress?: (rows: number) => void
  onRow?: (row: JudgedRow) => void
}

export interface Counts extends Record<Verdict, number> {
  rows: number
  effects: Record<Effect, number>
}

export interface Checked {
  format: Format
  sourceName: string
  head: TableHead | null
  shift: FileShift | null
  counts: Counts
}

export type ReadOutcome =
  | { kind: 'read'; id: string; checked: Checked }
  /** The same source is being read just now. */
  | { kind: 'import_running' }

/** Judges a file and writes nothing. */
export async function tryPlaces(db: Database, brought: Brought, tools: Tools): Promise<Checked> {
  const file = await openFile(brought.path, brought.format)
  try {
    return await check(db, file, brought, tools, async () => {})
  } finally {
    file.close()
  }
}

/** Judges a file and keeps every row aside, with nothing of it in the catalog yet; all of it or nothing. */
export async function readPlaces(db: Database, brought: Brought, tools: Tools): Promise<ReadOutcome> {
  const file = await openFile(brought.path, brought.format)
  const id = tools.newId()
  let isBegun = false
  try {
    const begun = await imports.begin(db, await newImport(id, file, brought, tools.now()))
    if (!begun) return { kind: 'import_running' }
    isBegun = true
    let number = 0
    let staged: NewRow<'import_rows'>[] = []
    const flush = async () => {
      await imports.stage(db, id, staged, tools.now())
      staged = []
    }
    const checked = await check(db, file, brought, tools, async (rows) => {
      for (const row of rows) staged.push(rowOf(id, ++number, row))
      if (staged.length >= STAGED_AT_ONCE) await flush()
    })
    await flush()
    await imports.update(db, id, {
      state: 'waiting',
      format: checked.format,
      columns: JSON.stringify(checked.head ?? null),
      file_shift: checked.shift && JSON.stringify(checked.shift),
      rows_read: checked.counts.rows,
      accepted: checked.counts.accepted,
      changed: checked.counts.changed,
      doubtful: checked.counts.doubtful,
      refused: checked.counts.refused,
    })
    return { kind: 'read', id, checked }
  } catch (error) {
    // On a full disk even this fails; then the next import sweeps it.
    if (isBegun) await imports.remove(db, id).catch(() => {})
    throw error
  } finally {
    file.close()
  }
}

async function check(
  db: Database,
  file: OpenFile,
  brought: Brought,
  { onProgress, onRow }: Tools,
  keep: (rows: JudgedRow[]) => Promise<void>,
): Promise<Checked> {
  let head: TableHead | null = null
  const catalog = await loadCatalog(db)
  const asked: FileToCheck = {
    file,
    mapping: brought.mapping,
    sourceKey: sourceKeyOf(brought),
    isComplete: brought.isComplete,
    onHead: (found) => {
      head = found
    },
    settings: {
      ground: await loadGround(db, brought.region),
      licence: brought.licence,
      kind: brought.kind ?? (file.format === 'gtfs-stops' ? 'station' : null),
      datum: brought.datum,
    },
  }
  const shift = brought.datum === 'wgs84' ? await findFileShift(asked, catalog) : null
  const effects = { create: 0, update: 0, unchanged: 0, withdraw: 0, none: 0 }
  const counts: Counts = { rows: 0, accepted: 0, changed: 0, doubtful: 0, refused: 0, effects }
  for await (const rows of checkFile(db, asked, catalog, shift)) {
    for (const row of rows) {
      counts.rows++
      counts[row.verdict]++
      effects[row.effect]++
      onRow?.(row)
    }
    await keep(rows)
    onProgress?.(counts.rows)
  }
  return { format: file.format, sourceName: sourceNameOf(brought), head, shift, counts }
}

/** Without another name the address of the source, or the file's own name without its number and ending. */
function sourceNameOf({ sourceName, sourceUrl, path, fileName }: Brought): string {
  const own = (fileName ?? basename(path)).replace(/\.[^.]*$/, '')
  return sourceName ?? sourceUrl ?? own
}

/** A region's source is its own: two boards may call theirs alike. */
function sourceKeyOf(brought: Brought): string {
  const scope = brought.region?.municipalityCode ?? brought.region?.prefectureCode ?? 'jp'
  return `import-${scope}-${shortDigest(sourceNameOf(brought).normalize('NFKC').trim().toLowerCase())}`
}

export function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

async function newImport(id: string, file: OpenFile, brought: Brought, now: UnixSeconds): Promise<NewRow<'imports'>> {
  const { mapping, kind, datum, isComplete, region } = brought
  return {
    id,
    state: 'reading',
    file_name: (brought.fileName ?? basename(brought.path)).slice(0, 200),
    file_digest: await digestOf(brought.path),
    file_bytes: file.bytes,
    format: file.format,
    source_key: sourceKeyOf(brought),
    source_name: sourceNameOf(brought),
    source_url: brought.sourceUrl,
    licence: brought.licence,
    credit: brought.credit ?? null,
    prefecture_code: region?.prefectureCode ?? null,
    municipality_code: region?.municipalityCode ?? null,
    author_id: brought.authorId,
    publication: brought.publication,
    settings: JSON.stringify({ mapping, kind, datum, isComplete }),
    begun_at: now,
    touched_at: now,
  }
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece)
  return hash.digest('hex')
}

function rowOf(importId: string, number: number, row: JudgedRow): NewRow<'import_rows'> {
  const isToBeLookedAt = row.verdict === 'doubtful' || row.verdict === 'refused'
  return {
    import_id: importId,
    number,
    line: row.line,
    name: row.name,
    verdict: row.verdict,
    reasons: JSON.stringify(row.reasons),
    main_reason: row.mainReason,
    effect: row.effect,
    place_id: row.placeId,
    place: row.told,
    digest: row.digest,
    whole: isToBeLookedAt && row.record !== null ? wholeOf(row.record) : null,
  }
}
