import type { Itinerary, ItineraryDay, Stop } from '#app/domain/planner/itinerary.ts'
import { type Names, shownName } from '#app/domain/values/locale.ts'
import {
  clockOf,
  epochDay,
  instantOf,
  type LocalDate,
  localDateTimeAt,
  type MinuteOfDay,
  type UnixSeconds,
} from '#app/domain/values/time.ts'

import { intlLocale } from '#app/i18n/languages.ts'

/** Says a sentence of `api.json` under `export`, in the language of the file. */
export type Translate = (key: string, values?: Record<string, string | number>) => string

/** What every writer is given. All points of a plan are public ones, so each file may hold the whole of it. */
export interface ExportInput {
  /** The plan's id: part of each event's name, so that importing twice updates. */
  id: string
  version: number
  plan: Itinerary
  /** Where the plan lives on the web. */
  url: string
  language: string
  translate: Translate
  updatedAt: UnixSeconds
}

/** The name of a place or tour for the reader, with the Japanese one behind it: that is what the signs say. */
export function nameOf(names: Names, language: string): string {
  const shown = shownName(names, language)
  return oneLine(shown.lang === 'ja' ? shown.text : `${shown.text} (${names.ja})`)
}

/** The stops that a file leads to: not those that asked to be left out. */
export function stopsLedTo({ stops }: ItineraryDay): Stop[] {
  return stops.filter((stop) => !stop.isLeftOut)
}

/** One line under a stop: what for, and what is not sure about it. */
export function notesOf(stop: Stop, { language, translate }: Pick<ExportInput, 'language' | 'translate'>): string[] {
  const works = stop.reasons.flatMap((reason) => (reason.kind === 'work' ? [nameOf(reason.names, language)] : []))
  const food = stop.reasons.flatMap((reason) =>
    reason.kind === 'gi_product' || reason.kind === 'dish' ? [nameOf(reason.names, language)] : [],
  )
  return [
    ...(stop.meal ? [translate(`export.meal.${stop.meal}`)] : []),
    ...(works.length > 0 ? [translate('export.scene_of', { names: listed(works, language) })] : []),
    ...(food.length > 0 ? [translate('export.serves', { names: listed(food, language) })] : []),
    ...sightNotes(stop, { language, translate }),
    ...mannersNote(stop, { language, translate }),
    ...(stop.isLeftOut ? [translate('export.is_left_out')] : []),
    ...(stop.hours.certainty === 'unknown' && stop.kind !== 'tour' ? [translate('export.hours_unknown')] : []),
    ...comfortNote(stop, translate),
    ...(stop.coordinatePrecisionMeters > 200
      ? [translate('export.approximate', { meters: stop.coordinatePrecisionMeters })]
      : []),
    ...(stop.isSample ? [translate('export.sample')] : []),
  ]
}

/** Which way and how far to look from a stop that is a viewpoint; nothing where neither is known. */
export function sightNotes(
  { sight, isLeftOut }: Stop,
  { language, translate }: Pick<ExportInput, 'language' | 'translate'>,
): string[] {
  if (!sight || isLeftOut) return []
  const { wind, distanceMeters: meters } = sight
  const subject = sight.subject ? nameOf(sight.subject, language) : null
  const look = wind
    ? subject
      ? translate('export.look_to', { wind, subject })
      : translate('export.look', { wind })
    : subject && translate('export.look_at', { subject })
  const note = language === 'ja' ? (sight.note.ja ?? sight.note.en) : (sight.note.en ?? sight.note.ja)
  return [
    ...(look
      ? [meters === null ? look : translate('export.away', { look, distance: lengthOf(meters, language) })]
      : []),
    ...(note ? [oneLine(note)] : []),
  ]
}

function lengthOf(meters: number, language: string): string {
  const unit = meters < 1000 ? 'meter' : 'kilometer'
  const value = meters < 1000 ? Math.round(meters / 10) * 10 : meters / 1000
  return new Intl.NumberFormat(intlLocale(language), { style: 'unit', unit, maximumFractionDigits: 1 }).format(value)
}

/** What is asked of visitors, in words: a file goes where the page is not. */
function mannersNote(
  { manners }: Stop,
  { language, translate }: Pick<ExportInput, 'language' | 'translate'>,
): string[] {
  const told = language === 'ja' ? (manners?.ja ?? manners?.en) : (manners?.en ?? manners?.ja)
  return told ? [translate('export.manners', { manners: oneLine(told) })] : []
}

/** How pressed it usually is then, as the plan's page says it; nothing where nobody recorded it. */
function comfortNote({ comfort }: Stop, translate: Translate): string[] {
  if (comfort === undefined) return []
  const { level, from, to, isConfirmed } = comfort
  const told = translate(`export.comfort.${level}`, { from: clockOf(from), to: clockOf(to) })
  return [isConfirmed ? told : translate('export.comfort_unconfirmed', { comfort: told })]
}

/** The trip's title: its first and last day and where it sleeps. */
export function titleOf({ plan, language, translate }: ExportInput): string {
  const first = plan.days[0]!
  const places = new Set(
    plan.days.flatMap((day) => [day.from, day.to]).map((end) => shownName(end.names, language).text),
  )
  return translate('export.title', {
    places: listed([...places].slice(0, 4), language),
    from: dayLabel(first.date, language),
    to: dayLabel(plan.days.at(-1)!.date, language),
  })
}

function listed(names: readonly string[], language: string): string {
  return names.join(language === 'ja' ? '、' : ', ')
}

/** A day in the reader's words; the calendar day is Japan's, so no zone may shift it. */
export function dayLabel(date: LocalDate, language: string): string {
  return formatDay(date, language, { dateStyle: 'full' })
}

function shortDay(date: LocalDate, language: string): string {
  return formatDay(date, language, { weekday: 'short', month: 'short', day: 'numeric' })
}

function formatDay(date: LocalDate, language: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(intlLocale(language), { ...options, timeZone: 'UTC' }).format(
    epochDay(date) * 86_400_000,
  )
}

/** `Tue 1 Dec · 09:10–09:40`: map programs show neither the time of a waypoint nor the folder of a placemark. */
export function whenOf(date: LocalDate, stop: Stop, language: string): string {
  return `${shortDay(date, language)} · ${clockOf(stop.startsAt)}–${clockOf(stop.leavesAt)}`
}

/** The instant of a minute of a planned day. */
export function instantAt(date: LocalDate, minute: MinuteOfDay): UnixSeconds {
  return instantOf(localDateTimeAt(date, minute))
}

/** Text for XML: the five signs escaped, and the control characters that XML 1.0 forbids left out. */
export function xml(text: string): string {
  return text
    .replaceAll(XML_FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
}

/** Control characters but tab and line ends, halves of surrogate pairs, and the two that are no characters. */
const XML_FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu

/** One line of plain text, without line breaks or other control characters. */
export function oneLine(text: string): string {
  return text.replaceAll(/\p{Cc}+/gu, ' ').trim()
}
