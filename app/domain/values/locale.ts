import { isReadingOf } from './reading.ts'
import { romanise } from './romanise.ts'

/** The languages of the product. `en` is the source; the two pseudo-locales exist for tests only. */
export const LANGUAGES = ['en', 'ja'] as const
export const PSEUDO_LANGUAGES = ['en-XA', 'ar-XB'] as const
export type Language = (typeof LANGUAGES)[number] | (typeof PSEUDO_LANGUAGES)[number]

/** BCP 47 tag of a text in the data: `ja`, `ja-Hira` for readings, `ja-Latn` for romaji, `en`. */
export type TextLanguage = 'ja' | 'en' | 'ja-Hira' | 'ja-Latn'

/** A name in the languages in which it is recorded. Japanese is always there: these are places of Japan. */
export interface Names {
  ja: string
  en: string | null
  /** Reading in hiragana, where recorded. */
  reading: string | null
  /** Latin letters as somebody recorded them; without them the reading is written so. */
  'ja-Latn'?: string | null
}

/** What is shown and in which language it is, so that the page can set `lang` on it. */
export interface ShownText {
  text: string
  lang: TextLanguage
  /** True when the reader's own language had no text and this one stands in. */
  isFallback: boolean
}

/** Picks the best recorded name for a reader; Latin letters come from a recorded reading, never from a guess at kanji. */
export function shownName(names: Names, language: string): ShownText {
  if (language === 'ja') return { text: names.ja, lang: 'ja', isFallback: false }
  if (names.en) return { text: names.en, lang: 'en', isFallback: false }
  const latin =
    names['ja-Latn'] ?? (names.reading && isReadingOf(names.reading, names.ja) ? romanise(names.reading) : null)
  if (latin) return { text: latin, lang: 'ja-Latn', isFallback: true }
  return { text: names.ja, lang: 'ja', isFallback: true }
}

export function isRightToLeft(language: string): boolean {
  return /^(ar|he|fa|ur)\b/.test(language)
}
