import { isInJapan, type Point } from '../../values/geo.ts'

const LONGEST = 120
const DECIMAL = /^[+-]?\d{1,3}(?:\.\d{0,60})?$/
const MARKED =
  /^([NSEW]|北緯|南緯|東経|西経)?\s*([+-]?\d{1,3})\s*[°度:\s]\s*(\d{1,2}(?:\.\d+)?)\s*(?:['′’分:\s]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”秒]|''|′′|’’)?)?)?\s*([NSEW])?$/i
/** `35.41.22.4`: degrees, minutes and seconds with dots, as maps of Japan write them. */
const DOTTED = /^(\d{1,3})\.(\d{1,2})\.(\d{1,2}(?:\.\d+)?)$/
const WITH_LETTER = /^([NSEW]|北緯|南緯|東経|西経)?\s*([+-]?\d{1,3}(?:\.\d{1,60})?)\s*[°度]?\s*([NSEW])?$/i

export interface Degrees {
  degrees: number
  /** Said by a letter or a word; a bare number may be either. */
  axis: 'lat' | 'lng' | null
  /** How finely it is written, in decimal places of a degree. */
  decimals: number
}

/** One coordinate: decimal, or degrees with minutes and seconds, in any width of digits. */
export function readDegrees(raw: string): Degrees | null {
  if (DECIMAL.test(raw)) return { degrees: rounded(Number(raw)), axis: null, decimals: decimalsOf(raw) }
  if (raw.length > LONGEST) return null
  const text = raw.normalize('NFKC').replace(/[−–—]/g, '-').trim()
  const plain = WITH_LETTER.exec(text)
  if (plain) {
    const letter = plain[1] ?? plain[3]
    return { degrees: signed(Number(plain[2]), letter), axis: axisOf(letter), decimals: decimalsOf(plain[2]!) }
  }
  const dotted = DOTTED.exec(text)
  const marked = dotted ? null : MARKED.exec(text)
  const [degrees, minutes, seconds] = dotted ? dotted.slice(1) : (marked?.slice(2) ?? [])
  if (degrees === undefined || minutes === undefined) return null
  if (Number(minutes) >= 60 || Number(seconds ?? 0) >= 60) return null
  const letter = marked?.[1] ?? marked?.[5]
  const size = Math.abs(Number(degrees)) + Number(minutes) / 60 + Number(seconds ?? 0) / 3600
  const isNegative = degrees.startsWith('-')
  return {
    degrees: signed(isNegative ? -size : size, letter),
    axis: axisOf(letter),
    decimals: seconds === undefined ? 2 : 4 + decimalsOf(seconds),
  }
}

export interface ReadPoint {
  point: Point
  decimals: number
  /** The order is not the usual one, or not the one of the columns. */
  order: 'as_told' | 'swapped'
}

export type PointTrouble = 'coordinates_unreadable' | 'coordinates_zero' | 'coordinates_outside_japan'

/** Two cells as a point; what lies in Japan only the other way round is told as swapped. */
export function readPair(lat: string, lng: string): ReadPoint | PointTrouble {
  const [a, b] = [readDegrees(lat), readDegrees(lng)]
  if (!a || !b || (a.axis !== null && a.axis === b.axis)) return 'coordinates_unreadable'
  const isOtherWay = a.axis === 'lng' || b.axis === 'lat'
  const [north, east] = isOtherWay ? [b, a] : [a, b]
  return judgePoint(north.degrees, east.degrees, Math.min(a.decimals, b.decimals))
}

/** `34.8892, 135.8077` in one cell, in either order. */
export function readOneCell(raw: string): ReadPoint | PointTrouble {
  if (raw.length > 2 * LONGEST) return 'coordinates_unreadable'
  const text = raw
    .normalize('NFKC')
    .replaceAll('、', ',')
    .replace(/^[([]|[)\]]$/g, '')
    .replace(/^POINT\s*\(([^)]*)\)?$/i, '$1')
    .trim()
  const parts = text.includes(',')
    ? text.split(',')
    : text.includes(';')
      ? text.split(';')
      : (halves(text) ?? text.split(/[\s/]+/))
  if (parts.length !== 2) return 'coordinates_unreadable'
  return readPair(parts[0]!.trim(), parts[1]!.trim())
}

/** Where the first of two coordinates with letters ends: `35°N 135°E`, `北緯35度 東経135度`. */
function halves(text: string): string[] | null {
  const match =
    /^(.+?[NSEW])\s+(\S.*[NSEW])$/i.exec(text) ??
    /^([北南].+?)\s*([東西].+)$/.exec(text) ??
    /^([東西].+?)\s*([北南].+)$/.exec(text)
  return match ? [match[1]!, match[2]!] : null
}

/** A point in degrees as a format holds it. */
export function judgePoint(lat: number, lng: number, decimals = 6): ReadPoint | PointTrouble {
  if (!Number.isFinite(lat) || !Number.isFinite(lng)) return 'coordinates_unreadable'
  if (Math.abs(lat) < 0.01 && Math.abs(lng) < 0.01) return 'coordinates_zero'
  const point = { lat: rounded(lat), lng: rounded(lng) }
  if (isInJapan(point)) return { point, decimals, order: 'as_told' }
  const other = { lat: point.lng, lng: point.lat }
  return isInJapan(other) ? { point: other, decimals, order: 'swapped' } : 'coordinates_outside_japan'
}

/** A centimetre is more than anybody measured. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}

function decimalsOf(number: string): number {
  const at = number.indexOf('.')
  return at < 0 ? 0 : number.length - at - 1
}

function signed(degrees: number, letter: string | undefined): number {
  return rounded(letter && /^[SW南西]/i.test(letter) ? -Math.abs(degrees) : degrees)
}

function axisOf(letter: string | undefined): Degrees['axis'] {
  if (!letter) return null
  return /^[NS北南]/i.test(letter) ? 'lat' : 'lng'
}
