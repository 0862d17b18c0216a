import { romanise } from '../values/romanise.ts'

const KATAKANA_TO_HIRAGANA = 0x60
const MAX_SEARCH_TEXT = 2000

/**
 * Folds a text so that a search finds it however it was typed: full and half width, case, katakana and hiragana,
 * macrons and accents, and runs of spaces or control signs are all the same. Stored beside each record and applied to each query.
 */
export function foldSearchText(text: string): string {
  return withoutLatinMarks(text.normalize('NFKC').toLowerCase())
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
    .replace(/[\s\u3000\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, MAX_SEARCH_TEXT)
}

/** One line over all names of a record, readings in Latin letters too, for its `search_text` column. */
export function searchTextOf(names: readonly (string | null | undefined)[]): string {
  return foldSearchText(names.flatMap((name) => (name ? [name, ...latinSpellings(name)] : [])).join(' '))
}

/** A reading as it is typed in Latin letters, with the long vowels written out (kouen) and short (koen). */
function latinSpellings(name: string): string[] {
  const latin = romanise(name)
  if (!latin) return []
  const short = latin.replace(/([Oo])[uo]/g, '$1').replace(/([Uu])u/g, '$1')
  return short === latin ? [latin] : [latin, short]
}

/** How well a folded search text fits a query: all words whole, all at the beginning of words, or somewhere within. */
export function fitOf(searchText: string, query: string): 'whole' | 'beginning' | 'within' {
  const asked = foldSearchText(query).split(' ').filter(Boolean)
  const words = searchText.split(/[^\p{L}\p{N}\p{M}]+/u)
  if (asked.every((word) => words.includes(word))) return 'whole'
  return asked.every((word) => words.some((known) => known.startsWith(word))) ? 'beginning' : 'within'
}

/** Takes marks off Latin letters only: the voicing marks of kana are letters of their own (が is not か). */
function withoutLatinMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/([a-z])[\u0300-\u036f]+/g, '$1')
    .normalize('NFC')
}
