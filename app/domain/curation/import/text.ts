/** What is not seen but does something: control signs, zero-width ones, and those that turn the direction of text. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|\u034f|\u115f|\u1160|\u3164|\uffa0/gu
/** Letters with single spaces between them, as nearly all texts are. */
const IS_CLEAN = /^(?:[\u0021-\u007e\u3001-\u303f\u3041-\u30ff\u4e00-\u9fff\uff01-\uff5e]| (?=[^ ]))*$/

export interface CleanText {
  text: string
  /** Something hidden was taken out. */
  wasCleaned: boolean
}

/** A text on one line without hidden signs; line breaks and tabs become spaces and count as nothing hidden. */
export function cleanText(raw: string): CleanText {
  if (raw[0] !== ' ' && IS_CLEAN.test(raw)) return { text: raw, wasCleaned: false }
  const spaced = raw.replace(/[\t\r\n]+/g, ' ')
  const text = spaced.replace(HIDDEN, '')
  return { text: text.replace(/[\s\u3000]+/g, ' ').trim(), wasCleaned: text !== spaced }
}

/** The text of a description that was written as a web page, without its tags and pictures. */
export function withoutMarkup(html: string): string {
  if (!/[<&]/.test(html)) return html
  return html
    .replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
    .replace(/<[^<>]{0,2000}>/g, ' ')
    .replace(/&(nbsp|amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? ' ')
}

const ENTITIES: Record<string, string> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

export function hasMarkup(text: string): boolean {
  if (!text.includes('<') && !text.includes(':')) return false
  return /<\/?[a-z!][^>]*>?|javascript:/i.test(text)
}

/** The same text by itself: one cut out of a file keeps the whole piece in memory that it was cut from. */
export function ownLetters(text: string): string {
  return [...text].join('')
}
