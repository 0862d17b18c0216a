import { distanceMeters, type Point } from '../values/geo.ts'
import { canBeMistyped, isLatin, type QueryWord } from './search-query.ts'

/** What a record of the index tells to be ranked. */
export interface Ranked {
  recordId: string
  searchText: string
  point: Point | null
  /** 0 to 3 */
  weight: number
  isSample: boolean
}

const FIT = { whole: 100, beginning: 60, within: 30, mistyped: 10 }
type Fit = keyof typeof FIT

const NEARNESS = 40
const NEAR_METERS = 10_000
const WEIGHT = 6
const SAMPLE = 25
const MOST_FOR_BREVITY = 15

/** How well a record answers the words; undefined when it doesn't. Nearness counts where a point is given. */
export function scoreOf(record: Ranked, words: readonly QueryWord[], near: Point | null): number | undefined {
  const known = record.searchText.split(' ')
  let fit = 0
  let asked = 0
  for (const word of words) {
    const of = fitOfWord(known, word)
    if (!of) return undefined
    fit += FIT[of]
    asked += word.spellings[0]!.length
  }
  // A name that says little else is more likely the one that is meant.
  const rest = Math.max(0, Math.min(...known.map((word) => word.length)) - asked) + known.length - words.length
  const brevity = MOST_FOR_BREVITY / (1 + rest / 4)
  const nearness = near && record.point ? NEARNESS / (1 + (distanceMeters(near, record.point) / NEAR_METERS) ** 2) : 0
  return fit / words.length + brevity + nearness + record.weight * WEIGHT - (record.isSample ? SAMPLE : 0)
}

/** Of all records those that answer, the best first; equal ones by their id, so that each engine says the same. */
export function rankRecords<Record extends Ranked>(
  records: readonly Record[],
  words: readonly QueryWord[],
  near: Point | null,
): Record[] {
  return records
    .flatMap((record) => {
      const score = scoreOf(record, words, near)
      return score === undefined ? [] : [{ record, score }]
    })
    .sort((a, b) => b.score - a.score || (a.record.recordId < b.record.recordId ? -1 : 1))
    .map(({ record }) => record)
}

function fitOfWord(known: readonly string[], word: QueryWord): Fit | undefined {
  let best: Fit | undefined
  for (const spelling of word.spellings) {
    for (const name of known) {
      if (name === spelling) return 'whole'
      if (name.startsWith(spelling)) best = 'beginning'
      else if (best === undefined && isWithin(name, spelling)) best = 'within'
    }
  }
  return best ?? (canBeMistyped(word) && isMistyped(known, word.spellings[0]!) ? 'mistyped' : undefined)
}

/** Scripts without spaces have words within runs; of Latin words only the ends of long ones are (jinja of ujijinja). */
function isWithin(name: string, spelling: string): boolean {
  if (!isLatin(spelling)) return name.includes(spelling)
  return spelling.length > 3 && name.endsWith(spelling)
}

/** One letter wrong, missing, too many or swapped: in a Latin word, or within a run of kana or kanji. */
function isMistyped(known: readonly string[], asked: string): boolean {
  if (isLatin(asked)) return known.some((word) => isLatin(word) && isOneEditApart(word, asked))
  const letters = [...asked]
  return known.some((word) => !isLatin(word) && holdsAllButOne(word, letters))
}

function isOneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  const [restA, restB] = [a.slice(at), b.slice(at)]
  const isSwapped = restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2)
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1) || isSwapped
}

function holdsAllButOne(word: string, letters: readonly string[]): boolean {
  const known = [...word]
  for (let start = 0; start + letters.length - 1 <= known.length; start += 1) {
    for (const length of [letters.length - 1, letters.length, letters.length + 1]) {
      const part = known.slice(start, start + length)
      if (part.length === length && isOneEditApart(part.join(''), letters.join(''))) return true
    }
  }
  return false
}
