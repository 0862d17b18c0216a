import { clockOf, epochDay, type LocalDate, type LocalDateTime, type UnixSeconds } from '#app/domain/values/time.ts'
import { intlLocale } from '#app/i18n/languages.ts'
import { useLanguage } from '../layout/use-page.ts'
import { dateFormat, numberFormat } from './intl.ts'

/** ¥3,000 as the reader's language writes yen. */
export function Yen({ amount }: { amount: number }) {
  return <span className="tabular whitespace-nowrap">{formatYen(amount, useLanguage())}</span>
}

export function formatYen(amount: number, language: string): string {
  return numberFormat(intlLocale(language), {
    style: 'currency',
    currency: 'JPY',
    currencyDisplay: 'narrowSymbol',
  }).format(amount)
}

/** A time of a planned day on Japan's wall clock. */
export function Clock({ date, minute }: { date: LocalDate; minute: number }) {
  return (
    <time dateTime={`${date}T${clockOf(minute)}+09:00`} className="tabular whitespace-nowrap">
      {clockOf(minute)}
    </time>
  )
}

/** A calendar day in Japan: no zone can move it. */
export function Day({ date, style = 'long' }: { date: LocalDate; style?: DayStyle }) {
  return (
    <time dateTime={date} className="break-keep">
      {formatDay(date, useLanguage(), style)}
    </time>
  )
}

type DayStyle = 'long' | 'short'

export function formatDay(date: LocalDate, language: string, style: DayStyle = 'long'): string {
  const parts: Intl.DateTimeFormatOptions =
    style === 'long'
      ? { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }
      : { weekday: 'short', day: 'numeric', month: 'short' }
  return dateFormat(intlLocale(language), { ...parts, timeZone: 'UTC' }).format(epochDay(date) * 86_400_000)
}

/** From one calendar day in Japan to another, without saying twice what they share. */
export function formatDays(from: LocalDate, to: LocalDate, language: string): string {
  const format = dateFormat(intlLocale(language), { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return format.formatRange(epochDay(from) * 86_400_000, epochDay(to) * 86_400_000)
}

/** A wall-clock date and time in Japan. */
export function formatLocalDateTime(local: LocalDateTime, language: string): string {
  return `${formatDay(local.slice(0, 10), language, 'long')} ${local.slice(11, 16)}`
}

/** An instant in a named zone, for deadlines that are told twice. Japan's zone is JST in every language, never "GMT+9". */
export function formatInstant(at: UnixSeconds, language: string, timeZone: string): string {
  const isJapan = timeZone === 'Asia/Tokyo'
  const text = dateFormat(intlLocale(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
    ...(isJapan ? {} : { timeZoneName: 'short' }),
  }).format(at * 1000)
  return isJapan ? `${text} JST` : text
}

export function useFormatNumber(): (value: number, options?: Intl.NumberFormatOptions) => string {
  const language = useLanguage()
  return (value, options) => numberFormat(intlLocale(language), options).format(value)
}

/** 850 m, 1.2 km. */
export function Distance({ meters }: { meters: number }) {
  return <span className="tabular whitespace-nowrap">{formatDistance(meters, useLanguage())}</span>
}

export function formatDistance(meters: number, language: string): string {
  const format = (value: number, options: Intl.NumberFormatOptions) =>
    numberFormat(intlLocale(language), { style: 'unit', ...options }).format(value)
  return meters < 1000
    ? format(Math.round(meters / 10) * 10, { unit: 'meter' })
    : format(meters / 1000, { unit: 'kilometer', maximumFractionDigits: 1 })
}

/** 45 min, 1 hr 20 min. */
export function Duration({ minutes }: { minutes: number }) {
  const format = useFormatNumber()
  const rounded = Math.round(minutes)
  const hours = Math.floor(rounded / 60)
  const rest = rounded % 60
  const parts = [
    hours ? format(hours, { style: 'unit', unit: 'hour' }) : '',
    rest || !hours ? format(rest, { style: 'unit', unit: 'minute' }) : '',
  ]
  return <span className="tabular whitespace-nowrap">{parts.filter(Boolean).join(' ')}</span>
}
