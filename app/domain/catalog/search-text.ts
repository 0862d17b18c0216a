const KATAKANA_TO_HIRAGANA = 0x60
const MAX_SEARCH_TEXT = 2000

/**
 * Folds a text so that a search finds it however it was typed: full and half width, case, katakana and hiragana,
 * macrons and accents, and runs of spaces are all the same. Stored beside each record and applied to each query.
 */
export function foldSearchText(text: string): string {
  return withoutLatinMarks(text.normalize('NFKC').toLowerCase())
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - KATAKANA_TO_HIRAGANA))
    .replace(/[\s\u3000]+/g, ' ')
    .trim()
    .slice(0, MAX_SEARCH_TEXT)
}

/** One line over all names of a record, for its `search_text` column. */
export function searchTextOf(names: readonly (string | null | undefined)[]): string {
  return foldSearchText(names.filter(Boolean).join(' '))
}

/** Takes marks off Latin letters only: the voicing marks of kana are letters of their own (が is not か). */
function withoutLatinMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/([a-z])[\u0300-\u036f]+/g, '$1')
    .normalize('NFC')
}
