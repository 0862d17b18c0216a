import type { Point } from '../values/geo.ts'

/** A coordinate that is written nearer than this to a secret one tells it: about half a kilometre. In degrees. */
const NEAR_DEGREES = 0.005
/** Fewer decimals than this tell no more than the public square does. */
const NUMBER =
  /(?<![\d.])\d{2,3}(?:\.\d{3,}|,\d{4,})|(?<!\d)\d{2,3}\s*[°度]\s*\d{1,2}(?:\s*[′'分]\s*(?:\d{1,2}(?:\.\d+)?\s*(?:″|"|''|秒)?)?|[.]\d+\s*[′'分]?)/g

/** Whether a text tells one of a point's coordinates: in decimals or degrees and minutes, in half or full width. */
export function tellsCoordinates(text: string, point: Point): boolean {
  return scrubbed(text, point).count > 0
}

/** A text with every coordinate of a point taken out of it; one that tells none is as it was. */
export function withoutCoordinates(text: string, point: Point): string {
  const { text: rest, count } = scrubbed(text, point)
  return count > 0 ? rest : text
}

function scrubbed(text: string, point: Point): { text: string; count: number } {
  let count = 0
  const rest = text.normalize('NFKC').replaceAll(NUMBER, (found) => {
    const degrees = degreesOf(found)
    if (![point.lat, point.lng].some((own) => Math.abs(own - degrees) < NEAR_DEGREES)) return found
    count += 1
    return '…'
  })
  return { text: rest, count }
}

function degreesOf(found: string): number {
  const [whole = 0, minutes = 0, seconds = 0] = found
    .replace(/(\d),(\d)/, '$1.$2')
    .match(/\d+(?:\.\d+)?/g)!
    .map(Number)
  return whole + minutes / 60 + seconds / 3600
}
