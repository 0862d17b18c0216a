import { shownName } from '#app/domain/values/locale.ts'
import type { BookingFacts, ComposedMail, GuideFacts, MailMessage } from './mailer.ts'

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
  if ('guideBooking' in message) return guideMail(say, message, language)
  const { booking } = message
  const words = wordsOf(say, booking, language)
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
          when: bothTimes(say, until, message.booking.timeZone, language),
          refund: yenIn(refundYen, language),
        }),
      )
      const last = say(deadlines.length > 0 ? 'deadline_after' : 'deadline_none_left')
      const waysBack = message.booking.totalYen > 0 ? [...deadlines, last] : []
      return [factsOf(say, message.booking, words), waysBack.join('\n')]
    }
    case 'booking_rejected':
      return [say(`because.${message.because}`), factsOf(say, message.booking, words)]
    case 'booking_cancelled':
      return [
        message.callOff ? say(`called_off.${message.callOff.cause}`) : say(`by.${message.by}`),
        message.callOff?.note ?? '',
        say(message.refundYen > 0 ? 'refund_coming' : 'refund_none', moneyOf(message, language)),
        factsOf(say, message.booking, words),
      ]
    case 'payment_returned':
    case 'booking_link':
      return [factsOf(say, message.booking, words)]
    default:
      return []
  }
}

function factsOf(say: Say, { isSample }: BookingFacts, words: Record<string, string | number>): string {
  return [say('facts', words), ...(isSample ? [say('sample')] : [])].join('\n')
}

/** To the guide: who comes or comes no more, with the address of the departure in the guide's own room. */
function guideMail(
  say: Say,
  message: Extract<MailMessage, { guideBooking: GuideFacts }>,
  language: string,
): ComposedMail {
  const { guideBooking: of } = message
  const none = say('guide_none')
  const words = {
    reference: of.reference,
    title: shownName(of.title, language).text,
    when: timeIn(of.startsAt, 'Asia/Tokyo', language),
    guests: of.guests,
    ages: agesOf(say, of, language) || none,
    tourLanguage: new Intl.DisplayNames(tagOf(language), { type: 'language' }).of(of.tourLanguage) ?? of.tourLanguage,
    name: of.name,
    phone: of.phone ?? none,
    note: of.note ?? none,
    net: yenIn(message.netYen, language),
  }
  const facts = [say('guide_facts', words), ...(of.reseller ? [say('guide_reseller', { reseller: of.reseller })] : [])]
  const because = message.kind === 'guide_booked' ? [] : [say(`guide_by.${message.by}`)]
  return {
    subject: oneLine(say(`${message.kind}.subject`, words)),
    text: letter(say, say(`${message.kind}.body`, words), [...because, facts.join('\n'), of.url]),
  }
}

/** "4, 7", and of how many nobody said it. */
function agesOf(say: Say, { childAges, unknownAges }: GuideFacts, language: string): string {
  const unknown = unknownAges > 0 ? [say('guide_unknown_ages', { count: unknownAges })] : []
  return new Intl.ListFormat(tagOf(language)).format([...childAges.map(String), ...unknown])
}

function wordsOf(say: Say, booking: BookingFacts, language: string): Record<string, string | number> {
  return {
    reference: booking.reference,
    name: booking.name,
    title: shownName(booking.title, language).text,
    meetingPoint: shownName(booking.meetingPoint, language).text,
    guide: shownName(booking.guide, language).text,
    when: bothTimes(say, booking.startsAt, booking.timeZone, language),
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

/** Japan's time, and the visitor's own beside it where that is another. */
function bothTimes(say: Say, instant: number, timeZone: string, language: string): string {
  const japan = timeIn(instant, 'Asia/Tokyo', language)
  const isElsewhere = timeIn(instant, 'Asia/Tokyo', 'en') !== timeIn(instant, timeZone, 'en')
  return isElsewhere ? say('times', { japan, yours: timeIn(instant, timeZone, language) }) : say('time', { japan })
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
