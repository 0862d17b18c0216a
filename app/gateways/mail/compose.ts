import { shownName } from '#app/domain/values/locale.ts'
import type { BookingFacts, ComposedMail, MailMessage } from './mailer.ts'

/** Says a key of `locales/<lang>/mail.json` in a language. */
export type TranslateMail = (language: string, key: string, values: Record<string, string | number>) => string

/** Puts a message into words. Names come from data, sentences from the locale, numbers and times from `Intl`. */
export function composeMail(translate: TranslateMail, language: string, message: MailMessage): ComposedMail {
  const say = (key: string, values: Record<string, string | number> = {}) => translate(language, key, values)
  const subject = (values: Record<string, string | number>) => say(`${message.kind}.subject`, values)
  if (message.kind === 'sign_in') {
    const { url, minutes } = message
    return { subject: subject({}), text: letter(say, say('sign_in.body', { minutes }), [url]) }
  }
  const { booking } = message
  const words = wordsOf(booking, language)
  const body = say(`${message.kind}.body`, { ...words, ...moneyOf(message, language) })
  return {
    subject: oneLine(subject(words)),
    text: letter(say, body, [...partsOf(say, message, words, language), booking.url]),
  }
}

type Say = (key: string, values?: Record<string, string | number>) => string

function letter(say: Say, body: string, parts: string[]): string {
  return `${[body, ...parts, say('signature')].filter((part) => part !== '').join('\n\n')}\n`
}

/** What stands under the first sentence: the facts of the tour, and for a confirmation the way back out of it. */
function partsOf(say: Say, message: MailMessage, words: Record<string, string | number>, language: string): string[] {
  switch (message.kind) {
    case 'booking_confirmed': {
      const deadlines = message.deadlines.map(({ until, refundYen }) =>
        say('deadline', {
          japan: timeIn(until, 'Asia/Tokyo', language),
          yours: timeIn(until, message.booking.timeZone, language),
          refund: yenIn(refundYen, language),
        }),
      )
      return [say('facts', words), [...deadlines, say('deadline_after')].join('\n')]
    }
    case 'booking_rejected':
      return [say(`because.${message.because}`), say('facts', words)]
    case 'booking_cancelled':
      return [say(`by.${message.by}`), say('facts', words)]
    case 'payment_returned':
    case 'booking_link':
      return [say('facts', words)]
    case 'sign_in':
      return []
  }
}

function wordsOf(booking: BookingFacts, language: string): Record<string, string | number> {
  return {
    reference: booking.reference,
    name: booking.name,
    title: shownName(booking.title, language).text,
    meetingPoint: shownName(booking.meetingPoint, language).text,
    guide: shownName(booking.guide, language).text,
    japan: timeIn(booking.startsAt, 'Asia/Tokyo', language),
    yours: timeIn(booking.startsAt, booking.timeZone, language),
    guests: booking.guests,
    total: yenIn(booking.totalYen, language),
  }
}

function moneyOf(message: MailMessage, language: string): Record<string, string> {
  return 'refundYen' in message ? { refund: yenIn(message.refundYen, language) } : {}
}

function yenIn(yen: number, language: string): string {
  return new Intl.NumberFormat(tagOf(language), { style: 'currency', currency: 'JPY' }).format(yen)
}

/** With the zone's name: a time that could be read in two zones is no time. */
function timeIn(instant: number, timeZone: string, language: string): string {
  return new Intl.DateTimeFormat(tagOf(language), {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: isTimeZone(timeZone) ? timeZone : 'Asia/Tokyo',
    timeZoneName: 'short',
  }).format(new Date(instant * 1000))
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** The pseudo-locales of the tests write numbers and times like the language they are made from. */
function tagOf(language: string): string {
  return language.includes('-X') ? 'en' : language
}

/** A name with a line break must not begin a new header. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ')
}
