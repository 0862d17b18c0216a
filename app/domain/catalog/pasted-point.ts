import { readOneCell } from '../curation/import/degrees.ts'
import type { Point } from '../values/geo.ts'

const PAIR = String.raw`(-?\d{1,3}(?:\.\d{1,20})?)(?:,|%2c|\/)\s*\+?(-?\d{1,3}(?:\.\d{1,20})?)`
/** In the order of what says most: a pin of Google's, OpenStreetMap's marker, what was asked for, what the map shows. */
const IN_LINKS: readonly RegExp[] = [
  /!3d(-?\d{1,3}\.\d{1,20})!4d(-?\d{1,3}\.\d{1,20})/i,
  /[?&]mlat=(-?\d{1,3}\.\d{1,20})&mlon=(-?\d{1,3}\.\d{1,20})/i,
  new RegExp(`[?&](?:q|query|destination|daddr|coordinate|center|ll|sll|cp)=(?:loc:)?${PAIR}`, 'i'),
  new RegExp(`^geo:${PAIR}`, 'i'),
  new RegExp(String.raw`#(?:map=)?\d{1,2}(?:\.\d+)?\/${PAIR}`, 'i'),
  new RegExp(String.raw`\/(?:maps\/)?(?:search|place|dir)\/[^@]*?${PAIR}`, 'i'),
  new RegExp(String.raw`[/@]${PAIR},\d`, 'i'),
]
const LONGEST = 2_000

export type PastedPoint =
  | { kind: 'point'; point: Point }
  /** It is a link to a map, but only the map's own server knows where it leads. */
  | { kind: 'link_without_point' }

/** A place in Japan that somebody copied from a map: coordinates in any notation, or a link. It is read, never opened; null: words. */
export function readPastedPoint(text: string): PastedPoint | null {
  const trimmed = text.slice(0, LONGEST).normalize('NFKC').trim()
  if (!/^(https?:\/\/|geo:)/i.test(trimmed)) return /\d/.test(trimmed) ? pointOf(trimmed) : null
  for (const pattern of IN_LINKS) {
    const found = pattern.exec(trimmed)
    const read = found && pointOf(`${found[1]},${found[2]}`)
    if (read) return read
  }
  return { kind: 'link_without_point' }
}

function pointOf(text: string): PastedPoint | null {
  const read = readOneCell(text)
  return typeof read === 'string' ? null : { kind: 'point', point: read.point }
}
