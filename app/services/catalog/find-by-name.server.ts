import {
  canBeMistyped,
  type QueryWord,
  readQueryWords,
  tokensFor,
  tokensForMistyped,
} from '#app/domain/catalog/search-query.ts'
import { rankRecords } from '#app/domain/catalog/search-rank.ts'
import type { BBox, Point } from '#app/domain/values/geo.ts'
import type { Database } from '#db/connection.ts'
import { boxAround } from '#db/repositories/catalog-filters.ts'
import { findHits, type Narrowing, type SearchHit, type SearchRecord } from '#db/repositories/search.ts'

interface NameSearch {
  text: string
  records: readonly SearchRecord[]
  kind?: string | null
  prefectureCode?: string | null
  bbox?: BBox | null
  /** What is nearer to it comes before what fits as well. */
  near?: Point | null
}

interface NamedLike {
  /** The best first. */
  hits: SearchHit[]
  /** True when more records answer than were weighed: the best of them are there, the rest is not counted. */
  isMore: boolean
}

/** A frequent word has tens of thousands of records: so many are weighed, and of those that fit best as many again. */
const MOST_WEIGHED = 500
const MOST_OF_A_RUNG = 200
/** With fewer answers than this, what is nearly spelt so is looked for too. */
const FEW = 3
/** The index tells only that a word begins or ends so, and how long it is: more are fetched than will do. */
const MOST_NEARLY_SPELT = 1_000
const NEAR_METERS = 12_000

/** Public records by their names, ranked the same on both engines; a word that hardly anything has may be mistyped. */
export async function findByName(db: Database, search: NameSearch): Promise<NamedLike> {
  const { text, near = null, ...narrowing } = search
  const words = readQueryWords(text)
  if (words.length === 0 || narrowing.records.length === 0) return { hits: [], isMore: false }
  const all = await findHits(db, tokensFor(words, 'within'), narrowing, MOST_WEIGHED + 1)
  const isMore = all.length > MOST_WEIGHED
  const weighed = isMore ? [...all, ...(await bestOfMany(db, words, narrowing, near))] : all
  const hits = rankRecords(once(weighed), words, near)
  if (isMore || hits.length >= FEW || !words.some(canBeMistyped)) return { hits, isMore }
  return {
    hits: rankRecords(once([...hits, ...(await nearlySpelt(db, words, narrowing))]), words, near),
    isMore,
  }
}

/** What would come first of too many: names that are the word, begin with it, are a reason to come, or lie near. */
async function bestOfMany(db: Database, words: QueryWord[], narrowing: Narrowing, near: Point | null) {
  const rung = (closeness: 'whole' | 'beginning' | 'within', more: Partial<Narrowing> = {}) =>
    findHits(db, tokensFor(words, closeness), { ...narrowing, ...more }, MOST_OF_A_RUNG)
  const rungs = [await rung('whole', { isNotable: true }), await rung('whole'), await rung('beginning')]
  rungs.push(await rung('within', { isNotable: true }))
  if (near && !narrowing.bbox) {
    const bbox = boxAround({ point: near, radiusMeters: NEAR_METERS })
    rungs.push(await rung('whole', { bbox }), await rung('within', { bbox }))
  }
  return rungs.flat()
}

/** Each word of the query may have one letter wrong; one in Latin letters may be the end of a longer one. */
function nearlySpelt(db: Database, words: QueryWord[], narrowing: Narrowing): Promise<SearchHit[]> {
  return findHits(db, tokensForMistyped(words), narrowing, MOST_NEARLY_SPELT)
}

function once(hits: readonly SearchHit[]): SearchHit[] {
  return [...new Map(hits.map((hit) => [hit.id, hit])).values()]
}
