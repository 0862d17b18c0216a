import {
  GI_FIELDS,
  GI_REASONS,
  type GiEntry,
  type GiField,
  type GiReason,
  readGiRow,
} from '#app/domain/curation/import/gi-row.ts'
import { VERDICTS, type Verdict } from '#app/domain/curation/import/import-row.ts'
import type { LocalDate } from '#app/domain/values/time.ts'
import type { Database } from '../../connection.ts'
import * as products from '../../repositories/gi-products-for-import.ts'
import { ensure } from '../../repositories/sources.ts'
import { BadFile } from '../bad-file.ts'
import { shortDigest } from '../places/import-places.ts'
import { openFile } from '../places/open-file.ts'
import { readTable } from '../places/read-csv.ts'
import { areaFinder } from './area-finder.ts'

/** The two registers have some two hundred names together. */
const MOST_ROWS = 5_000

/** How tables call the columns, folded: ours, and the words of the registers. */
const NAMES: Record<GiField, string> = {
  register: 'register|登録簿|所管|省庁',
  number: 'number|ginumber|no|番号|登録番号',
  name_ja: 'nameja|name|名称|登録名称|地理的表示|特定農林水産物等の名称|産品名',
  name_en: 'nameen|英語名|英語表記|名称英語',
  name_reading: 'namereading|reading|読み|よみ|ふりがな|フリガナ',
  category: 'category|区分|分類|農林水産物等の区分|特定農林水産物等の区分|酒類区分|品目',
  registered_on: 'registeredon|date|登録日|登録年月日|指定日|指定年月日|指定した日',
  production_area_ja: 'productionareaja|productionarea|生産地|特定農林水産物等の生産地|産地|産地の範囲',
  production_area_en: 'productionareaen|生産地英語',
  areas: 'areas|areacodes|市区町村|市町村|市区町村コード|地域コード',
  status: 'status|状態|登録状況',
}

export interface GiFile {
  path: string
  /** Whose table it is, where it was found and under which licence: shown beside each product. */
  sourceName: string
  sourceUrl: string | null
  licence: string
  /** Lines whose doubt a person has settled. */
  accepted: ReadonlySet<number>
}

export interface GiOutcome {
  line: number
  name: string
  verdict: Verdict
  effect: 'create' | 'update' | 'unchanged' | null
  reasons: GiReason[]
}

/**
 * Reads a register of names that are protected and, unless it is a trial, writes its good rows in one transaction. What a
 * table leaves empty stays as it is known; a product that is missing from it is left alone.
 */
export async function importGi(
  db: Database,
  file: GiFile,
  { today, isDry }: { today: LocalDate; isDry: boolean },
): Promise<GiOutcome[]> {
  const rows = await rowsOf(file.path)
  return db.transaction().execute(async (trx) => {
    const known = await products.findAllForImport(trx)
    const facts = { findArea: await areaFinder(trx), today }
    const seen = new Set<string>()
    const outcomes: GiOutcome[] = []
    const wanted: { entry: GiEntry; was: products.KnownProduct | null }[] = []
    for (const { line, cells } of rows) {
      const { name, entry, reasons } = readGiRow(cells, facts)
      const was = entry && (known.find((each) => isSame(each, entry)) ?? null)
      if (entry && was && was.names.ja !== entry.names.ja) {
        reasons.push({ kind: 'other_name', field: 'name_ja', found: was.names.ja })
      }
      const key = entry && (was?.id ?? `${entry.register} ${entry.giNumber ?? entry.names.ja}`)
      if (key && seen.has(key)) reasons.push({ kind: 'product_twice', found: name })
      if (key) seen.add(key)
      const verdict = verdictOf(reasons)
      const isTaken = entry && verdict !== 'refused' && (verdict !== 'doubtful' || file.accepted.has(line))
      const effect = !isTaken ? null : !was ? 'create' : products.isAsKnown(was, entry) ? 'unchanged' : 'update'
      if (isTaken && effect !== 'unchanged') wanted.push({ entry, was })
      outcomes.push({ line, name, verdict, effect, reasons })
    }
    if (!isDry && wanted.length > 0) {
      const source_key = await sourceOf(trx, file, today)
      for (const { entry, was } of wanted) await products.put(trx, entry, was, source_key)
    }
    return outcomes
  })
}

function verdictOf(reasons: readonly GiReason[]): Verdict {
  const ranks = reasons.map(({ kind }) => VERDICTS.indexOf(GI_REASONS[kind]))
  return VERDICTS[Math.max(0, ...ranks)]!
}

/** The number says which product of food it is, the name which alcohol. */
function isSame(known: products.KnownProduct, { register, giNumber, names }: GiEntry): boolean {
  if (known.register !== register) return false
  return giNumber === null ? known.names.ja === names.ja : known.giNumber === giNumber
}

async function rowsOf(path: string): Promise<{ line: number; cells: Partial<Record<GiField, string>> }[]> {
  const file = await openFile(path, 'csv')
  const rows: { line: number; cells: Partial<Record<GiField, string>> }[] = []
  let fields: (GiField | undefined)[] = []
  try {
    for await (const { line, cells } of readTable(file)) {
      if (fields.length === 0) {
        fields = cells.map(fieldOf)
        if (!fields.includes('name_ja') || !fields.includes('category')) {
          throw new BadFile(`no columns were found for name and category, of ${cells.slice(0, 30).join(', ')}`)
        }
        continue
      }
      if (rows.length === MOST_ROWS) throw new BadFile(`more than ${MOST_ROWS} rows: this is no register of names`)
      const named = fields.flatMap((field, at) => (field && cells[at] ? [[field, cells[at]] as const] : []))
      rows.push({ line, cells: Object.fromEntries(named) })
    }
  } finally {
    file.close()
  }
  return rows
}

function fieldOf(column: string): GiField | undefined {
  const folded = column
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-・()]+/g, '')
  return GI_FIELDS.find((field) => NAMES[field].split('|').includes(folded))
}

async function sourceOf(trx: Database, file: GiFile, today: LocalDate): Promise<string> {
  const key = `gi-import-${shortDigest(`${file.sourceName}\n${file.licence}`)}`
  const credit = { credit_ja: file.sourceName, credit_en: file.sourceName }
  const said = { title: file.sourceName, licence: file.licence, url: file.sourceUrl, retrieved_on: today }
  await ensure(trx, { key, ...said, ...credit })
  return key
}
