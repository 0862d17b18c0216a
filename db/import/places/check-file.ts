import { hash } from 'node:crypto'
import { type CheckSettings, checkRow } from '#app/domain/curation/import/check-row.ts'
import type { Mapping } from '#app/domain/curation/import/columns.ts'
import {
  type CheckedRow,
  mainReasonOf,
  type RawRow,
  type Reason,
  verdictOf,
} from '#app/domain/curation/import/import-row.ts'
import { foldName, KnownPlaces } from '#app/domain/curation/import/known-places.ts'
import { SeenRefs } from '#app/domain/curation/import/seen-refs.ts'
import { type FileShift, findShift } from '#app/domain/curation/import/shift.ts'
import type { Point } from '#app/domain/values/geo.ts'
import { idFromBytes } from '#app/domain/values/ids.ts'
import type { Database } from '../../connection.ts'
import * as links from '../../repositories/import-links.ts'
import { existsApplied } from '../../repositories/imports.ts'
import { BadFile } from '../bad-file.ts'
import type { Catalog } from './catalog-known.ts'
import type { OpenFile } from './open-file.ts'
import { readCsv, type TableHead } from './read-csv.ts'
import { readJson } from './read-json.ts'
import { readXml } from './read-xml.ts'

/** More places than any country has: what is not constant in memory is bounded by it. */
const MOST_ROWS = 5_000_000
const SHIFT_ROWS = 5_000
const SHIFT_METERS = 2_000
const SHIFT_PAIRS = 2_000

export type Effect = 'create' | 'update' | 'unchanged' | 'withdraw' | 'none'

/** A row with what importing it would do. */
export interface JudgedRow extends CheckedRow {
  effect: Effect
  placeId: string | null
  /** All that it would record, as JSON. */
  told: string | null
  /** Of that, to know next time whether something changed. */
  digest: string | null
  mainReason: string | null
  /** As the file has it; nothing for what is not in the file. */
  record: unknown
}

export interface FileToCheck {
  file: OpenFile
  mapping: Mapping
  settings: CheckSettings
  sourceKey: string
  /** The file has all places of its source: those that are missing in it are gone. */
  isComplete: boolean
  onHead?: (head: TableHead) => void
}

/** The records of a file as they stand in it. */
export function readFile({
  file,
  mapping,
  onHead = () => {},
}: Omit<FileToCheck, 'settings' | 'sourceKey' | 'isComplete'>) {
  switch (file.format) {
    case 'csv':
    case 'gtfs-stops':
      return readCsv(file, mapping, onHead)
    case 'kml':
    case 'kmz':
      return readXml(file, 'kml', mapping)
    case 'gpx':
      return readXml(file, 'gpx', mapping)
    default:
      return readJson(file, file.format, mapping)
  }
}

/** Looks at the first rows for a vector by which the whole file lies off places of the same names. */
export async function findFileShift(asked: FileToCheck, { places }: Catalog): Promise<FileShift | null> {
  const pairs: { file: Point; known: Point }[] = []
  let rows = 0
  for await (const batch of readFile({ ...asked, onHead: () => {} })) {
    for (const raw of batch) {
      const { place } = checkRow(raw, asked.settings)
      if (!place || place.precisionMeters > 200) continue
      const near = places.findNear(foldName(place.nameJa), place.kind, place.point, {
        within: SHIFT_METERS,
        sameKind: false,
      })
      if (near) pairs.push({ file: place.point, known: places.pointOf(near.number) })
    }
    rows += batch.length
    if (rows >= SHIFT_ROWS || pairs.length >= SHIFT_PAIRS) break
  }
  return findShift(pairs)
}

/** Judges a file row by row against Japan, the catalog and itself, in batches and in memory that its length does not change. */
export async function* checkFile(
  db: Database,
  asked: FileToCheck,
  catalog: Catalog,
  shift: FileShift | null,
): AsyncGenerator<JudgedRow[]> {
  const inFile = { places: new KnownPlaces(), lines: [] as number[], refs: new SeenRefs() }
  const isKnown = await existsApplied(db, asked.sourceKey)
  let rows = 0
  for await (const batch of readFile(asked)) {
    rows += batch.length
    if (rows > MOST_ROWS)
      throw new BadFile(`more than ${MOST_ROWS} records: cut the file into parts`, 'too_many_records')
    const judged = batch.map((raw) => judge(raw, asked, shift))
    for (const row of judged) addNeighbours(row, catalog, inFile)
    if (isKnown) await addEffects(db, judged, asked.settings)
    for (const row of judged) finish(row)
    yield judged
  }
  if (rows === 0) throw new BadFile('there are no records in the file', 'no_records')
  if (!asked.isComplete) return
  for await (const gone of links.findAllOfSource(db, asked.sourceKey)) {
    yield gone.filter(({ id }) => !inFile.refs.has(numberOf(id))).map(({ id, name_ja }) => goneRow(id, name_ja))
  }
}

function judge(raw: RawRow, { settings, sourceKey }: FileToCheck, shift: FileShift | null): JudgedRow {
  const row = checkRow(raw, settings)
  if (row.place && shift) row.reasons.push({ kind: 'file_shifted', meters: shift.meters })
  const { line, name, verdict, reasons, place } = row
  const judged: JudgedRow = {
    line,
    name,
    verdict,
    reasons,
    place,
    effect: 'none',
    placeId: null,
    told: null,
    digest: null,
    mainReason: null,
    record: raw.record,
  }
  if (!place) return judged
  // The same source and reference is the same place, whoever imports it and however often.
  judged.placeId = idOf(`${sourceKey}\n${place.sourceRef}`)
  judged.told = JSON.stringify(place)
  judged.digest = hash('sha1', judged.told, 'base64url')
  judged.effect = 'create'
  return judged
}

function addNeighbours(
  row: JudgedRow,
  catalog: Catalog,
  inFile: { places: KnownPlaces; lines: number[]; refs: SeenRefs },
): void {
  const { place, placeId, reasons } = row
  if (!place || !placeId) return
  if (!inFile.refs.add(numberOf(placeId))) {
    reasons.push({ kind: 'ref_twice', found: place.sourceRef.slice(0, 80) })
    return
  }
  const name = foldName(place.nameJa)
  // Its own record may be updated: it stays as its owner asked.
  const left = catalog.optedOut.findNear(name, place.kind, place.point, { sameKind: false })
  if (left && catalog.optedOutIds[left.number] !== placeId) reasons.push({ kind: 'owner_opted_out' })
  const known = findOther(catalog, placeId, name, place)
  if (known) reasons.push(known)
  const twin = inFile.places.findNear(name, place.kind, place.point)
  if (twin) {
    reasons.push({ kind: 'duplicate_in_file', line: inFile.lines[twin.number]!, meters: Math.round(twin.meters) })
  }
  inFile.places.add(name, place.kind, place.point)
  inFile.lines.push(row.line)
}

/** A place of the catalog that looks the same and is not the one that this row updates. */
function findOther(
  { places, ids }: Catalog,
  placeId: string,
  name: string,
  { kind, point }: NonNullable<CheckedRow['place']>,
): Reason | null {
  let near = places.findNear(name, kind, point)
  if (near && ids[near.number] === placeId) near = places.findNear(name, kind, point, { not: near.number })
  if (!near) return null
  return { kind: 'duplicate_in_catalog', placeId: ids[near.number]!, meters: Math.round(near.meters) }
}

async function addEffects(db: Database, rows: JudgedRow[], { ground }: CheckSettings): Promise<void> {
  const ids = rows.flatMap(({ placeId }) => placeId ?? [])
  const there = await links.findPlaces(db, ids)
  if (there.size === 0) return
  for (const row of rows) {
    const known = row.placeId ? there.get(row.placeId) : undefined
    if (!known) continue
    if (ground.region && known.prefecture_code !== ground.region.prefectureCode) {
      row.reasons.push({ kind: 'ref_taken_elsewhere' })
    } else if (known.digest === row.digest) row.effect = 'unchanged'
    else {
      row.effect = 'update'
      if (known.imported_version !== known.version) row.reasons.push({ kind: 'edited_since' })
      if (known.is_protected) row.reasons.push({ kind: 'point_protected' })
    }
  }
}

function finish(row: JudgedRow): void {
  // What is already there as it is has been judged before.
  if (row.effect === 'unchanged') row.reasons = row.reasons.filter(({ kind }) => kind === 'ref_twice')
  row.verdict = verdictOf(row.reasons)
  row.mainReason = mainReasonOf(row.reasons)
  if (row.verdict === 'refused')
    Object.assign(row, { effect: 'none', placeId: null, place: null, told: null, digest: null })
}

function goneRow(id: string, name: string): JudgedRow {
  const reasons: Reason[] = [{ kind: 'gone_from_file' }]
  const nothing = { place: null, told: null, digest: null, record: null }
  return {
    ...nothing,
    line: 0,
    name,
    verdict: 'doubtful',
    reasons,
    mainReason: 'gone_from_file',
    effect: 'withdraw',
    placeId: id,
  }
}

function idOf(text: string): string {
  return idFromBytes(hash('sha256', text, 'buffer').subarray(0, 16))
}

/** 50 bits of an id as a number above zero. */
function numberOf(id: string): number {
  let number = 0
  for (let at = 0; at < 10; at++) number = number * 32 + LETTERS.indexOf(id[at]!) + 1
  return number
}

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz'
