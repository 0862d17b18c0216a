import { type RawBuilder, sql } from 'kysely'
import type { TokenQuery } from '#app/domain/catalog/search-query.ts'
import type { Ranked } from '#app/domain/catalog/search-rank.ts'
import type { BBox } from '#app/domain/values/geo.ts'
import { type Database, isPostgres } from '../connection.ts'
import type { Row } from '../schema.ts'

export type SearchRecord = Row<'search_documents'>['record']

const SEARCH_RECORDS: readonly SearchRecord[] = ['area', 'town', 'work', 'place', 'gi_product', 'dish', 'tour']

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

/** Numbers of public records by the index, at most so many: every word is there, if only by its pairs of letters. */
export async function findIds(db: Database, words: TokenQuery, narrowing: Narrowing, limit: number): Promise<number[]> {
  const tokens = [...words, ...tokensOfNarrowing(narrowing)]
  const found = isPostgres(db)
    ? sql<{ id: number }>`select d.id from search_documents d
        where ${sql.join([...tokens.map(holds), isAmong(narrowing.records)], sql` and `)} order by d.id limit ${limit}`
    : sql<{ id: number }>`select rowid as id from search_index
        where search_index match ${`(${matchOf(tokens)}) NOT (${matchOfOthers(narrowing.records)})`} order by rowid limit ${limit}`
  return (await found.execute(db)).rows.map(({ id }) => id)
}

/** What the index tells of the records with these numbers, those outside of a box left out. */
export async function findByIds(db: Database, ids: readonly number[], bbox?: BBox | null): Promise<SearchHit[]> {
  if (ids.length === 0) return []
  // As one value, so that every count of numbers is the same prepared statement.
  const found = isPostgres(db)
    ? sql<DocumentRow>`select ${COLUMNS} from search_documents d where d.id = any(${[...ids]}::bigint[])`
    : sql<DocumentRow>`select ${COLUMNS} from json_each(${JSON.stringify(ids)}) wanted
        join search_documents d on d.id = wanted.value`
  return (await found.execute(db)).rows.map(hitOf).filter((hit) => isInside(hit, bbox))
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

/** Asked of the rows that the tokens found: as a token, what nearly all records are would be read to its end. */
function isAmong(records: readonly SearchRecord[]): RawBuilder<boolean> {
  return sql<boolean>`d.record = any(${[...records]}::text[])`
}

/** The same on SQLite: leaving out the few kinds that are not wanted costs a tenth of asking for those that are. */
function matchOfOthers(records: readonly SearchRecord[]): string {
  const others = SEARCH_RECORDS.filter((record) => !records.includes(record))
  return ['none', ...others].map((record) => `"r:${record}"`).join(' OR ')
}

function matchOf(words: TokenQuery): string {
  const phrase = (tokens: string[]) => tokens.map((token) => `"${token}"`).join(' AND ')
  const choice = (choices: string[][]) =>
    choices.length === 1 ? phrase(choices[0]!) : `(${choices.map((tokens) => `(${phrase(tokens)})`).join(' OR ')})`
  return words.map(choice).join(' AND ')
}

function tokensOfNarrowing({ records, kind, prefectureCode, bbox, isNotable }: Narrowing): TokenQuery {
  const cells = bbox ? cellsOf(bbox) : []
  return [
    ...(records.includes('place') ? [] : [records.map((record) => [`r:${record}`])]),
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
