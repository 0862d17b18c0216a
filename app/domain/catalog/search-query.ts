import { romanise } from '../values/romanise.ts'
import { foldSearchText } from './search-text.ts'

const MAX_WORDS = 8
const MAX_WORD = 40
/** As many letters of a run as the index holds. */
const LONGEST_RUN = 24
const BEGINNINGS = [5, 3, 2, 1]
const LEAST_LATIN = 4
const LEAST_RUN = 3

/** How closely a word of a name has to answer a word of the query. */
export type Closeness = 'whole' | 'beginning' | 'within'

/** A word as it was asked for, with the spellings that mean the same. */
export interface QueryWord {
  spellings: string[]
}

/** Every word has to be answered by one of its spellings; a spelling is answered when all its tokens are there. */
export type TokenQuery = string[][][]

/** The words of a query, folded, each with the other ways to spell it; the longest say most and come first. */
export function readQueryWords(text: string): QueryWord[] {
  const words = [...new Set(foldSearchText(text).split(' ').filter(Boolean))].slice(0, MAX_WORDS)
  return words.map((word) => ({ spellings: spellingsOf(word.slice(0, MAX_WORD)) }))
}

/** What to ask the index for, so that no record that answers the words so closely is missed. */
export function tokensFor(words: readonly QueryWord[], closeness: Closeness): TokenQuery {
  return words.map(({ spellings }) => spellings.map((spelling) => tokensOf(spelling, closeness)))
}

/** A word so short that any other is a letter apart is taken as it is. */
export function canBeMistyped({ spellings }: QueryWord): boolean {
  const word = spellings[0]!
  return isLatin(word) ? word.length >= LEAST_LATIN : [...word].length >= LEAST_RUN
}

/** The same for words of which one has a letter wrong; a Latin one may be the end of a longer word. */
export function tokensForMistyped(words: readonly QueryWord[]): TokenQuery {
  return words.map((word) => {
    const exact = word.spellings.map((spelling) => tokensOf(spelling, 'within'))
    if (!canBeMistyped(word)) return exact
    const asked = word.spellings[0]!
    const mistyped = isLatin(asked) ? mistypedLatin(asked) : mistypedRun(asked)
    // A single word is right or it is mistyped: what holds it as it is was found before.
    return words.length === 1 ? mistyped : [...exact, ...mistyped]
  })
}

/** One wrong letter leaves the first or the last ones as they are, in a word as long or a letter longer or shorter. */
function mistypedLatin(word: string): string[][] {
  const ends = [[`$${word.slice(word.length < 5 ? -3 : -5)}`]]
  for (const length of [word.length - 1, word.length, word.length + 1]) {
    const kept = length > 5 ? 3 : 2
    if (length >= LEAST_LATIN) ends.push([`<${word.slice(0, kept)}${length}`], [`>${word.slice(-kept)}${length}`])
  }
  return ends
}

/** One wrong letter of a run leaves all pairs but those which it touches, and every other letter. */
function mistypedRun(run: string): string[][] {
  const letters = [...run].slice(0, LONGEST_RUN)
  return letters.map((_, wrong) => {
    const pairs = pairsOf(letters).filter((_, at) => at !== wrong && at + 1 !== wrong)
    const alone = letters.filter((letter, at) => at !== wrong && !pairs.some((pair) => pair.includes(letter)))
    return [...pairs, ...alone]
  })
}

export function isLatin(word: string): boolean {
  return /^[a-z0-9]+$/.test(word)
}

function tokensOf(word: string, closeness: Closeness): string[] {
  if (closeness === 'whole') return [`=${word}`]
  const length = BEGINNINGS.find((count) => count <= [...word].length) ?? 1
  const beginning = `^${[...word].slice(0, length).join('')}`
  if (isLatin(word)) return [beginning]
  const letters = [...word].slice(0, LONGEST_RUN)
  const pairs = letters.length > 1 ? pairsOf(letters) : letters
  return closeness === 'beginning' ? [beginning, ...pairs] : pairs
}

function pairsOf(letters: readonly string[]): string[] {
  return letters.slice(1).map((letter, at) => letters[at]! + letter)
}

/** Long vowels short, the ministry's spelling (si, tu) in Hepburn's, m before b, m, p as n, kana in Latin letters. */
function spellingsOf(word: string): string[] {
  if (!isLatin(word)) {
    const latin = romanise(word)
    return latin ? [word, ...spellingsOf(foldSearchText(latin).replaceAll(' ', ''))] : [word]
  }
  const hepburn = word
    .replace(/si/g, 'shi')
    .replace(/sy(?=[auo])/g, 'sh')
    .replace(/ti/g, 'chi')
    .replace(/ty(?=[auo])/g, 'ch')
    .replace(/(?<!t)tu/g, 'tsu')
    .replace(/zi/g, 'ji')
    .replace(/[zj]y(?=[auo])/g, 'j')
    .replace(/(?<![scw])hu/g, 'fu')
  const all = [word, hepburn].flatMap((each) => [each, each.replace(/m(?=[bmp])/g, 'n')])
  return [...new Set(all.flatMap((each) => [each, shortened(each)]))]
}

function shortened(word: string): string {
  return word
    .replace(/o[uo]/g, 'o')
    .replace(/uu/g, 'u')
    .replace(/oh(?=$|[^aiueoy])/g, 'o')
}
