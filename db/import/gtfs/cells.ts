import { isLocalDate, type LocalDate } from '#app/domain/values/time.ts'
import { BadFile } from '../bad-file.ts'
import type { FeedRow } from './feed-table.ts'

const LONGEST_SECONDS = 72 * 3600
const LONGEST_NAME = 200

/** `8:05:30` or `25:10:00` as seconds; null for an empty cell, undefined for what is no time. */
export function secondsOf(text: string): number | null | undefined {
  let seconds = SECONDS.get(text)
  if (seconds === undefined && !SECONDS.has(text)) {
    seconds = readSeconds(text.trim())
    // A day has few enough times that each is read once for millions of rows.
    if (SECONDS.size < 100_000) SECONDS.set(text, seconds)
  }
  return seconds
}

const SECONDS = new Map<string, number | null | undefined>()

function readSeconds(time: string): number | null | undefined {
  if (time === '') return null
  const match = /^(\d{1,2}):(\d\d):(\d\d)$/.exec(time)
  if (!match) return undefined
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3])
  return Number(match[2]) < 60 && Number(match[3]) < 60 && seconds <= LONGEST_SECONDS ? seconds : undefined
}

/** `20261122` as a day; null for an empty cell. Anything else ends the import. */
export function dayOf(file: string, row: FeedRow, column: string): LocalDate | null {
  const text = row.cell(column)
  if (text === '') return null
  const day = text.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  if (!isLocalDate(day)) throw new BadFile(`${file}:${row.line} column ${column}: expected a day such as 20261122`)
  return day
}

/** A name on one line, of a length that a page can show. */
export function nameOf(text: string): string {
  return text
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
}
