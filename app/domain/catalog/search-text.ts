import { romanise } from '../values/romanise.ts'
import { foldKanjiVariants } from './kanji-variants.ts'

const KATAKANA_TO_HIRAGANA = 0x60
const MAX_SEARCH_TEXT = 2000

/**
 * Folds a text so that a search finds it however it was typed: full and half width, case, katakana and hiragana, macrons
 * and accents, old and simplified kanji are the same. What is left are words with one space between, each of ASCII alone
 * or without any. Stored beside each record and applied to each query.
 */
export function foldSearchText(text: string): string {
  return foldPlain(text) ?? foldAny(text)
}

function foldAny(text: string): string {
  return foldKanjiVariants(withoutLatinMarks(text.normalize('NFKC').toLowerCase()))
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
    .replace(/(?<=\p{Script=Han})[ゖけ](?=\p{Script=Han})/gu, 'が')
    .replace(/(?<=[a-z])['’](?=[a-z])/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .replace(/(?<=[a-z0-9])(?=[^a-z0-9 ])|(?<=[^a-z0-9 ])(?=[a-z0-9])/g, ' ')
    .trim()
    .slice(0, MAX_SEARCH_TEXT)
}

const LONGEST_PLAIN = 500
const [SPACE, UNSURE] = [0x20, 0xffff]
const BY_ITSELF = /[ -~\u3000-\u3098\u30a0-\u30ff\u4e00-\u9fff\uff01-\uff5e]/
/** What a letter folds to, where its neighbours don't matter; filled as letters come by, 0 is not asked yet. */
const plainLetters = new Uint16Array(0x10000)
const folded = new Uint16Array(2 * LONGEST_PLAIN)

/** The same letter by letter, twenty times as fast, for a text of letters that fold by themselves; null for another. */
function foldPlain(text: string): string | null {
  if (text.length > LONGEST_PLAIN) return null
  let length = 0
  let isNewWord = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const letter = plainLetters[code] || learn(code)
    if (letter === UNSURE) return null
    if (letter === SPACE) {
      isNewWord = true
      continue
    }
    if (length > 0 && (isNewWord || letter < 0x80 !== folded[length - 1]! < 0x80)) folded[length++] = SPACE
    isNewWord = false
    folded[length++] = letter
  }
  return String.fromCharCode(...folded.subarray(0, length))
}

/** ヶ, apostrophes and marks that join the letter before them are for the whole text to tell. */
function learn(code: number): number {
  const letter = String.fromCharCode(code)
  const isPlain = BY_ITSELF.test(letter) && !/['＇けゖケヶ]/.test(letter)
  const alone = isPlain ? foldAny(letter) : null
  plainLetters[code] = alone === '' ? SPACE : alone?.length === 1 ? alone.charCodeAt(0) : UNSURE
  return plainLetters[code]!
}

/** One line over all names of a record, each word once, readings in Latin letters too, for its `search_text` column. */
export function searchTextOf(names: readonly (string | null | undefined)[]): string {
  const words = new Set<string>()
  const add = (name: string) => {
    for (const word of foldSearchText(name).split(' ')) words.add(word)
  }
  for (const name of names) {
    if (!name) continue
    add(name)
    for (const spelt of latinSpellings(name)) add(spelt)
    for (const spelt of joinedSpelling(name)) add(spelt)
  }
  return [...words].join(' ').slice(0, MAX_SEARCH_TEXT).trim()
}

/** A reading as it is typed in Latin letters, with the long vowels written out (kouen) and short (koen). */
function latinSpellings(name: string): string[] {
  const latin = romanise(name)
  if (!latin) return []
  const short = latin.replace(/([Oo])[uo]/g, '$1').replace(/([Uu])u/g, '$1')
  return short === latin ? [latin] : [latin, short]
}

/** A name that signs divide (K-ON!, らき☆すた) is typed without them too. */
function joinedSpelling(name: string): string[] {
  if (/^[0-9A-Za-z ぁ-ゖァ-ヶー一-龯]*$/.test(name)) return []
  const joined = name.replace(/(?<=[\p{L}\p{N}])[^\p{L}\p{N}\p{M}\s()（）「」/／,、。]+(?=[\p{L}\p{N}])/gu, '')
  return joined === name ? [] : [joined]
}

/** Takes marks off Latin letters only: the voicing marks of kana are letters of their own (が is not か). */
function withoutLatinMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/([a-z])[\u0300-\u036f]+/g, '$1')
    .normalize('NFC')
}
