import { isReadableNotation } from '../../catalog/opening-hours.ts'
import type { OtherName } from '../../catalog/other-name.ts'
import type { PlaceKind, StepFree } from '../../catalog/place.ts'
import type { Point } from '../../values/geo.ts'
import { hasTraditional } from './chinese.ts'
import { judgePoint, type PointTrouble, type ReadPoint, readOneCell, readPair } from './degrees.ts'
import {
  type CheckedRow,
  type ImportedPlace,
  type ImportField,
  type RawRow,
  type Reason,
  verdictOf,
} from './import-row.ts'
import { dietsOf, kindOfTags, kindOfWord, maybePrivate } from './kinds.ts'
import { foldName } from './known-places.ts'
import { type Datum, toWgs84 } from './shift.ts'
import { cleanText, hasMarkup, ownLetters, withoutMarkup } from './text.ts'

const LONGEST_NAME = 200
const LONGEST_DESCRIPTION = 2000
/** Where things lie, and what the importing region is; joined from the catalog by whoever runs the import. */
export interface Ground {
  locate(point: Point): { code: string; meters: number } | null
  canLieIn(code: string, point: Point): boolean
  /** A code or a name of a prefecture as its code; null for a word that is none. */
  prefectureOf(word: string): string | null
  /** A code or a name of a municipality within a prefecture. */
  municipalityOf(prefectureCode: string, word: string): string | null
  /** The region that imports, if it is only one: what lies elsewhere is refused. */
  region: { prefectureCode: string; municipalityCode: string | null; holds(point: Point): boolean } | null
}

export interface CheckSettings {
  ground: Ground
  /** Of records that name none themselves. */
  licence: string | null
  /** Of records that tell none. */
  kind: PlaceKind | null
  datum: Datum
}

/** Reads a record as a place, and says all that is to be said of it by itself; neighbours are asked elsewhere. */
export function checkRow(row: RawRow, settings: CheckSettings): CheckedRow {
  const reasons: Reason[] = []
  const texts = readTexts(row, reasons)
  const licence = (row.cells.licence?.trim() || settings.licence || '').slice(0, 200)
  if (licence === '') reasons.push({ kind: 'licence_missing' })
  const where = readWhere(row, settings, reasons)
  const name = texts.nameJa
  const refused = { line: row.line, name, verdict: 'refused' as const, reasons, place: null }
  if (!where || name === '' || verdictOf(reasons) === 'refused') return refused
  if (maybePrivate(name, row.tags)) reasons.push({ kind: 'maybe_private' })
  const kind = readKind(row, settings, reasons)
  // Written out, because spreading two objects takes longer than all the rest; digests of earlier imports know this order.
  const place: ImportedPlace = {
    nameJa: name,
    nameEn: texts.nameEn,
    nameReading: texts.nameReading,
    otherNames: texts.otherNames,
    descriptionJa: texts.descriptionJa,
    descriptionEn: texts.descriptionEn,
    point: where.point,
    precisionMeters: where.precisionMeters,
    prefectureCode: where.prefectureCode,
    municipalityCode: where.municipalityCode,
    sourceRef: readRef(row, name, where.point),
    kind,
    openingHours: readHours(row.cells.opening_hours, reasons),
    stayMinutes: readNumber(row, 'stay_minutes', [5, 720], reasons),
    priceYen: readNumber(row, 'price_yen', [0, 1_000_000], reasons),
    diets: dietsOf(row.cells.diets, row.tags),
    stepFree: readStepFree(row.cells.step_free),
    website: readWebsite(row.cells.website, reasons),
    licence,
  }
  return { line: row.line, name, verdict: verdictOf(reasons), reasons, place }
}

function readTexts({ cells, tags }: RawRow, reasons: Reason[]) {
  const ja = readName('name_ja', cells.name_ja, reasons)
  const plain = readName('name', cells.name, reasons)
  const en = readName('name_en', cells.name_en, reasons)
  const nameJa = ja ?? plain ?? en ?? ''
  if (nameJa === '' && !reasons.some(({ kind }) => kind === 'name_too_long')) reasons.push({ kind: 'name_missing' })
  const told = readDescription('description', cells.description, reasons)
  const isJapanese = told !== null && /[\u3041-\u30ff\u4e00-\u9fff]/.test(told)
  return {
    nameJa,
    nameEn: en ?? (ja && plain && /^[\u0020-\u024f]+$/.test(plain) ? plain : null),
    nameReading: readName('name_reading', cells.name_reading ?? tags?.['name:ja-Hira'], reasons),
    otherNames: readOtherNames(cells, reasons),
    descriptionJa: readDescription('description_ja', cells.description_ja, reasons) ?? (isJapanese ? told : null),
    descriptionEn: readDescription('description_en', cells.description_en, reasons) ?? (isJapanese ? null : told),
  }
}

/** Nothing where the file tells none, so that a record reads the same as before it could. */
function readOtherNames(cells: RawRow['cells'], reasons: Reason[]): OtherName[] | undefined {
  if (!cells.name_ko && !cells.name_zh && !cells.name_zh_hans && !cells.name_zh_hant) return undefined
  const either = readName('name_zh', cells.name_zh, reasons)
  const isTraditional = either !== null && hasTraditional(either)
  const names = [
    ['ko', readName('name_ko', cells.name_ko, reasons)],
    ['zh-Hans', readName('name_zh_hans', cells.name_zh_hans, reasons) ?? (isTraditional ? null : either)],
    ['zh-Hant', readName('name_zh_hant', cells.name_zh_hant, reasons) ?? (isTraditional ? either : null)],
  ] as const
  const otherNames = names.flatMap(([language, name]) => (name ? [{ language, name }] : []))
  return otherNames.length > 0 ? otherNames : undefined
}

function readName(field: ImportField, raw: string | undefined, reasons: Reason[]): string | null {
  if (!raw) return null
  if (raw.length > 10 * LONGEST_NAME) {
    reasons.push({ kind: 'name_too_long', field, found: String(raw.length) })
    return null
  }
  const text = cleaned(field, raw, reasons)
  if (text.length > LONGEST_NAME) reasons.push({ kind: 'name_too_long', field, found: String(text.length) })
  if (hasMarkup(text)) reasons.push({ kind: 'markup_in_name', field })
  return text.slice(0, LONGEST_NAME) || null
}

function readDescription(field: ImportField, raw: string | undefined, reasons: Reason[]): string | null {
  if (!raw) return null
  const text = cleaned(field, withoutMarkup(raw.slice(0, 20 * LONGEST_DESCRIPTION)), reasons)
  if (text.length > LONGEST_DESCRIPTION) reasons.push({ kind: 'text_shortened', field })
  return text.slice(0, LONGEST_DESCRIPTION) || null
}

function cleaned(field: ImportField, raw: string, reasons: Reason[]): string {
  const { text, wasCleaned } = cleanText(raw)
  if (wasCleaned) reasons.push({ kind: 'text_cleaned', field })
  if (text.includes('\ufffd')) reasons.push({ kind: 'text_broken', field })
  return text
}

function readWhere(row: RawRow, { ground, datum }: CheckSettings, reasons: Reason[]) {
  const read = readPoint(row)
  if (typeof read === 'string') {
    reasons.push({ kind: read, found: told(row) })
    return null
  }
  const isOneCell = row.point === null && row.cells.lat === undefined
  if (read.order === 'swapped') {
    reasons.push({ kind: isOneCell ? 'coordinates_reordered' : 'coordinates_swapped', found: told(row) })
  }
  if (read.decimals < 2) reasons.push({ kind: 'coordinates_coarse', found: told(row) })
  const point = datum === 'wgs84' ? read.point : toWgs84(read.point, datum)
  const prefectureCode = readPrefecture(row, point, ground, reasons)
  if (prefectureCode === null) return null
  const town = row.cells.municipality
  return {
    point,
    precisionMeters: readNumber(row, 'precision', [1, 20_000], reasons) ?? precisionOf(read.decimals),
    prefectureCode,
    municipalityCode:
      ground.region?.municipalityCode ?? (town ? ground.municipalityOf(prefectureCode, town.trim()) : null),
  }
}

function readPoint({ point, cells }: RawRow): ReadPoint | PointTrouble | 'coordinates_missing' {
  if (point) return judgePoint(point.lat, point.lng)
  if (cells.lat?.trim() && cells.lng?.trim()) return readPair(cells.lat.trim(), cells.lng.trim())
  const one = cells.coordinates?.trim() || cells.lat?.trim() || cells.lng?.trim()
  return one ? readOneCell(one) : 'coordinates_missing'
}

function told({ point, cells }: RawRow): string {
  if (point) return `${point.lat}, ${point.lng}`.slice(0, 80)
  return (cells.coordinates ?? `${cells.lat ?? ''}, ${cells.lng ?? ''}`).slice(0, 80)
}

/** Nobody knows how exactly a point was taken: its digits say how exactly it can be meant. */
function precisionOf(decimals: number): number {
  if (decimals >= 4) return 50
  return decimals === 3 ? 150 : decimals === 2 ? 1500 : 15_000
}

function readPrefecture(row: RawRow, point: Point, ground: Ground, reasons: Reason[]): string | null {
  const found = ground.locate(point)
  const word = row.cells.prefecture?.trim()
  const claimed = word ? ground.prefectureOf(word) : null
  if (ground.region) {
    const { prefectureCode } = ground.region
    if ((claimed === null || claimed === prefectureCode) && ground.region.holds(point)) {
      if (found === null) reasons.push({ kind: 'at_sea', found: told(row) })
      return prefectureCode
    }
    reasons.push({ kind: 'outside_region', found: claimed && claimed !== prefectureCode ? word : told(row) })
    return null
  }
  if (found === null) {
    reasons.push({ kind: 'at_sea', found: told(row) })
    if (claimed === null) reasons.push({ kind: 'prefecture_unknown' })
    return claimed
  }
  if (claimed === null || claimed === found.code) return found.code
  if (ground.canLieIn(claimed, point)) return claimed
  reasons.push({ kind: 'other_prefecture', found: word })
  return found.code
}

function readKind(row: RawRow, settings: CheckSettings, reasons: Reason[]): PlaceKind {
  const word = row.cells.kind?.trim()
  const kind = (row.tags && kindOfTags(row.tags)) || (word ? kindOfWord(word) : null) || settings.kind
  if (kind) return kind
  reasons.push({ kind: 'kind_unknown', ...(word && { found: word.slice(0, 80) }) })
  return 'other'
}

/** A record without an id is known again by its name and where about it lies. */
function readRef({ cells }: RawRow, name: string, { lat, lng }: Point): string {
  const ref = cells.ref ? cleanText(cells.ref).text.slice(0, 120) : ''
  return ref || `${foldName(name).slice(0, 80)}@${lat.toFixed(3)},${lng.toFixed(3)}`
}

const readable = new Map<string, boolean>()
const MOST_NOTATIONS = 20_000

function readHours(cell: string | undefined, reasons: Reason[]): string | null {
  const text = cell?.trim()
  if (!text) return null
  let isReadable = readable.get(text)
  if (isReadable === undefined) {
    isReadable = text.length <= 500 && isReadableNotation(text)
    if (readable.size >= MOST_NOTATIONS) readable.clear()
    readable.set(ownLetters(text), isReadable)
  }
  if (isReadable) return text
  reasons.push({ kind: 'hours_unreadable', found: text.slice(0, 80) })
  return null
}

function readNumber(
  row: RawRow,
  field: 'precision' | 'stay_minutes' | 'price_yen',
  [least, most]: [number, number],
  reasons: Reason[],
): number | null {
  const cell = row.cells[field]
  if (!cell) return null
  const text = cell.normalize('NFKC').trim()
  if (field === 'price_yen' && /^(無料|free)$/i.test(text)) return 0
  const number = Number(text.replace(/[,¥円分m\s]/g, ''))
  if (text !== '' && Number.isInteger(number) && number >= least && number <= most) return number
  reasons.push({ kind: 'number_unreadable', field, found: text.slice(0, 40) })
  return null
}

function readStepFree(cell: string | undefined): StepFree {
  const text = cell?.trim().toLowerCase() ?? ''
  if (/^(yes|true|1|有|あり|可|○|◯|designated)$/.test(text)) return 'yes'
  return /^(no|false|0|無|なし|不可|×)$/.test(text) ? 'no' : 'unknown'
}

function readWebsite(cell: string | undefined, reasons: Reason[]): string | null {
  const text = cell?.trim()
  if (!text) return null
  if (text.length <= 500 && /^https?:\/\/[^\s"'<>\\^`{|}]+$/i.test(text) && !cleanText(text).wasCleaned) return text
  reasons.push({ kind: 'website_unreadable', found: text.slice(0, 80) })
  return null
}
