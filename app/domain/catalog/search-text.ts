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
  return foldKanjiVariants(withoutLatinMarks(text.normalize('NFKC').toLowerCase()))
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
    .replace(/(?<=\p{Script=Han})[ゖけ](?=\p{Script=Han})/gu, 'が')
    .replace(/(?<=[a-z])['’](?=[a-z])/g, '')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .replace(/(?<=[a-z0-9])(?=[^a-z0-9 ])|(?<=[^a-z0-9 ])(?=[a-z0-9])/g, ' ')
    .trim()
    .slice(0, MAX_SEARCH_TEXT)
}

/** One line over all names of a record, each word once, readings in Latin letters too, for its `search_text` column. */
export function searchTextOf(names: readonly (string | null | undefined)[]): string {
  const spelt = names.flatMap((name) => (name ? [name, ...latinSpellings(name), ...joinedSpelling(name)] : []))
  return [...new Set(spelt.flatMap((name) => foldSearchText(name).split(' ')))]
    .join(' ')
    .slice(0, MAX_SEARCH_TEXT)
    .trim()
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
