import { type RawBuilder, sql } from 'kysely'
import type { TokenQuery } from '#app/domain/catalog/search-query.ts'
import type { Ranked } from '#app/domain/catalog/search-rank.ts'
import type { BBox } from '#app/domain/values/geo.ts'
import { type Database, isPostgres } from '../connection.ts'
import type { Row } from '../schema.ts'

export type SearchRecord = Row<'search_documents'>['record']

/** A public record that holds what was asked for; how well it answers is the domain's to say. */
export interface SearchHit extends Ranked {
  id: number
  record: SearchRecord
  /** Of a place. */
  kind: string | null
  prefectureCode: string | null
}

/** What the records have to be, beside their names. */
export interface Narrowing {
  records: readonly SearchRecord[]
  kind?: string | null
  prefectureCode?: string | null
  bbox?: BBox | null
  /** Only what is a reason to come. */
  isNotable?: boolean
}

/** Public records by the index, at most so many: every word is there, if only by its pairs of letters. */
export async function findHits(
  db: Database,
  words: TokenQuery,
  narrowing: Narrowing,
  limit: number,
): Promise<SearchHit[]> {
  const asked = [...words, ...tokensOfNarrowing(narrowing)]
  const found = isPostgres(db)
    ? sql<DocumentRow>`select ${COLUMNS} from search_documents d where ${sql.join(asked.map(holds), sql` and `)} limit ${limit}`
    : sql<DocumentRow>`select ${COLUMNS}
        from (select rowid from search_index where search_index match ${matchOf(asked)} order by rowid limit ${limit}) f
        join search_documents d on d.id = f.rowid`
  return (await found.execute(db)).rows.map(hitOf).filter((hit) => isInside(hit, narrowing.bbox))
}

type DocumentRow = Pick<
  Row<'search_documents'>,
  'id' | 'record' | 'record_id' | 'search_text' | 'kind' | 'prefecture_code' | 'lat' | 'lng' | 'weight' | 'is_sample'
>

const COLUMNS = sql.raw(
  ['id', 'record', 'record_id', 'search_text', 'kind', 'prefecture_code', 'lat', 'lng', 'weight', 'is_sample']
    .map((column) => `d.${column}`)
    .join(', '),
)
/** Choices of one token each are one question to the index; of several each is a question. */
function holds(choices: string[][]): RawBuilder<boolean> {
  const single = choices.filter((tokens) => tokens.length === 1).flat()
  const several = choices.filter((tokens) => tokens.length > 1)
  return sql<boolean>`(${sql.join(
    [
      ...(single.length > 0 ? [sql`d.tokens && ${single}::text[]`] : []),
      ...several.map((tokens) => sql`d.tokens @> ${tokens}::text[]`),
    ],
    sql` or `,
  )})`
}

function matchOf(words: TokenQuery): string {
  const phrase = (tokens: string[]) => tokens.map((token) => `"${token}"`).join(' AND ')
  return words.map((choices) => `(${choices.map((tokens) => `(${phrase(tokens)})`).join(' OR ')})`).join(' AND ')
}

function tokensOfNarrowing({ records, kind, prefectureCode, bbox, isNotable }: Narrowing): TokenQuery {
  const cells = bbox ? cellsOf(bbox) : []
  return [
    records.map((record) => [`r:${record}`]),
    ...(kind ? [[[`k:${kind}`]]] : []),
    ...(prefectureCode ? [[[`p:${prefectureCode}`]]] : []),
    ...(isNotable ? [[['w:1']]] : []),
    ...(cells.length > 0 ? [cells.map((cell) => [cell])] : []),
  ]
}

const MOST_CELLS = 16

/** The squares of the index that cover a box: eighths of a degree or whole ones; none for a box of half of Japan. */
function cellsOf([west, south, east, north]: BBox): string[] {
  for (const [letter, perDegree] of [
    ['c', 8],
    ['b', 1],
  ] as const) {
    const [x1, x2] = [Math.trunc(west * perDegree), Math.trunc(east * perDegree)]
    const [y1, y2] = [Math.trunc(south * perDegree), Math.trunc(north * perDegree)]
    const count = (x2 - x1 + 1) * (y2 - y1 + 1)
    if (count < 1 || count > MOST_CELLS) continue
    return Array.from(
      { length: count },
      (_, at) => `${letter}:${y1 + Math.floor(at / (x2 - x1 + 1))}:${x1 + (at % (x2 - x1 + 1))}`,
    )
  }
  return []
}

function isInside({ point }: SearchHit, bbox: BBox | null | undefined): boolean {
  if (!bbox) return true
  const [west, south, east, north] = bbox
  return point !== null && point.lat >= south && point.lat <= north && point.lng >= west && point.lng <= east
}

function hitOf(row: DocumentRow): SearchHit {
  return {
    id: row.id,
    record: row.record,
    recordId: row.record_id,
    searchText: row.search_text,
    kind: row.kind,
    prefectureCode: row.prefecture_code,
    point: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
    weight: row.weight,
    isSample: row.is_sample === 1,
  }
}
