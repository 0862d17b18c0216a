import { type Names, shownName } from './locale.ts'

const MOST_LETTERS = 60

/**
 * The words that an address says of a record behind its id, in Latin letters: `site-of-the-mito-shokokan`. Null where the
 * record has no Latin name, and where its id says them already (`uji-bridge`).
 */
export function slugOf(id: string, names: Names): string | null {
  const shown = shownName(names, 'en')
  if (shown.lang === 'ja') return null
  const words = latinWordsOf(shown.text)
  const known = new Set(latinWordsOf(id))
  const isSaid = words.every((word) => known.has(word)) || [...known].every((word) => words.includes(word))
  return isSaid ? null : joined(words)
}

/** A text in small Latin letters, word by word. */
export function latinWordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’ʻʼ]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
}

/** Whole words, as many as fit. */
function joined([first = '', ...others]: string[]): string {
  let slug = first.slice(0, MOST_LETTERS)
  for (const word of others) {
    if (slug.length + 1 + word.length > MOST_LETTERS) break
    slug += `-${word}`
  }
  return slug
}
