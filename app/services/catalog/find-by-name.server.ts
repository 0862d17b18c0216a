import {
  type Closeness,
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
import { findByIds, findIds, type Narrowing, type SearchHit, type SearchRecord } from '#db/repositories/search.ts'

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

/** As many are weighed; a frequent word has tens of thousands, and of those so many for each way to come first. */
const MOST_WEIGHED = 300
const MOST_OF_A_RUNG = 120
/** With fewer answers than this, what is nearly spelt so is looked for too. */
const FEW = 3
/** The index tells only that a word begins or ends so, and how long it is: more are weighed than will do. */
const MOST_NEARLY_SPELT = 500
const NEAR_METERS = 12_000

/** Public records by their names, ranked the same on both engines; a word that hardly anything has may be mistyped. */
export async function findByName(db: Database, search: NameSearch): Promise<NamedLike> {
  const { text, near = null, ...narrowing } = search
  const words = readQueryWords(text)
  if (words.length === 0 || narrowing.records.length === 0) return { hits: [], isMore: false }
  const rankedOf = async (ids: readonly number[]) =>
    rankRecords(await findByIds(db, [...new Set(ids)], narrowing.bbox), words, near)
  const all = await findIds(db, tokensFor(words, 'within'), narrowing, MOST_WEIGHED + 1)
  if (all.length > MOST_WEIGHED) {
    const best = await bestOfMany(db, words, narrowing, near)
    return { hits: await rankedOf([...best, ...all.slice(0, MOST_OF_A_RUNG)]), isMore: true }
  }
  const hits = await rankedOf(all)
  if (hits.length >= FEW || !words.some(canBeMistyped)) return { hits, isMore: false }
  // Each word may have one letter wrong; one in Latin letters may be the end of a longer one.
  const nearlySpelt = await findIds(db, tokensForMistyped(words), narrowing, MOST_NEARLY_SPELT)
  return { hits: await rankedOf([...all, ...nearlySpelt]), isMore: false }
}

/** What would come first of too many: names that are the word, begin with it, are a reason to come, or lie near. */
async function bestOfMany(db: Database, words: QueryWord[], narrowing: Narrowing, near: Point | null) {
  const rung = (closeness: Closeness, more: Partial<Narrowing> = {}) =>
    findIds(db, tokensFor(words, closeness), { ...narrowing, ...more }, MOST_OF_A_RUNG)
  const whole = await rung('whole')
  const notable = await rung('within', { isNotable: true })
  const rungs = [whole, notable, await rung('beginning')]
  // Fewer than asked for are all there are.
  if (Math.min(whole.length, notable.length) === MOST_OF_A_RUNG) rungs.push(await rung('whole', { isNotable: true }))
  if (near && !narrowing.bbox) {
    const bbox = boxAround({ point: near, radiusMeters: NEAR_METERS })
    rungs.push(await rung('whole', { bbox }), await rung('within', { bbox }))
  }
  return rungs.flat()
}
