import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { composeMail } from '#app/gateways/mail/compose.ts'
import type { BookingFacts, GuideFacts, MailMessage } from '#app/gateways/mail/mailer.ts'
import { smtpMailer } from '#app/gateways/mail/smtp.server.ts'
import { enqueueMail } from '#app/services/mail/enqueue.server.ts'
import { backoffSeconds, sendOutbox } from '#app/services/mail/send-outbox.server.ts'
import * as mails from '#db/repositories/mails.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { makePaidBooking, makeShopContext, openTour, type Shop, translateMail } from '#tests/support/factories/shop.ts'

const FACTS: BookingFacts = {
  reference: 'MGR-11111-22222',
  name: 'Alex',
  title: { ja: '宇治さんぽ', en: 'Uji walk', reading: null },
  meetingPoint: { ja: '宇治駅', en: 'Uji Station', reading: null },
  guide: { ja: '見本 花子', en: 'Hanako Sample', reading: null },
  localStart: '2026-12-03T10:00',
  startsAt: 1_796_259_600,
  timeZone: 'Europe/Berlin',
  guests: 2,
  totalYen: 16_000,
  isSample: false,
  url: 'http://shop.test/en/bookings/x',
}

const GUIDE_FACTS: GuideFacts = {
  reference: FACTS.reference,
  title: FACTS.title,
  startsAt: FACTS.startsAt,
  guests: 3,
  childAges: [8],
  unknownAges: 0,
  reseller: null,
  tourLanguage: 'en',
  name: 'Alex',
  phone: '+49 30 1234567',
  note: 'No shellfish, please',
  url: 'http://shop.test/ja/guide/departures/departure-1',
}

describe('the words of a mail', () => {
  test('tell a time twice, in Japan’s and in the visitor’s own clock', () => {
    const message: MailMessage = {
      kind: 'booking_confirmed',
      booking: FACTS,
      deadlines: [{ until: FACTS.startsAt - 86_400, refundYen: 8000 }],
    }
    const { subject, text } = composeMail(translateMail, 'en', message)
    expect(subject).toBe('Confirmed: Uji walk (MGR-11111-22222)')
    expect(text).toContain('Thu, Dec 3, 2026, 10:00 GMT+9')
    expect(text).toContain('Thu, Dec 3, 2026, 02:00 GMT+1')
    expect(text).toContain('¥8,000')
    expect(composeMail(translateMail, 'ja', message).text).toContain('集合場所: 宇治駅')
  })

  test('have a sentence for every kind, in both languages, with nothing left to fill in', () => {
    const all: MailMessage[] = [
      { kind: 'booking_confirmed', booking: FACTS, deadlines: [] },
      ...(['visitor', 'guide', 'operator'] as const).map((by) => ({
        kind: 'booking_cancelled' as const,
        booking: FACTS,
        by,
        refundYen: 1,
      })),
      ...['seats_gone', 'departure_closed', 'departure_passed', 'guide_not_free'].map((because) => ({
        kind: 'booking_rejected' as const,
        booking: FACTS,
        because,
        refundYen: 1,
      })),
      { kind: 'booking_cancelled', booking: { ...FACTS, isSample: true }, by: 'visitor', refundYen: 0 },
      { kind: 'guide_booked', guideBooking: GUIDE_FACTS, netYen: 13_600 },
      ...(['visitor', 'guide', 'operator'] as const).map((by) => ({
        kind: 'guide_cancelled' as const,
        guideBooking: { ...GUIDE_FACTS, phone: null, note: null, childAges: [] },
        by,
        netYen: 0,
      })),
      { kind: 'payment_returned', booking: FACTS, refundYen: 1 },
      { kind: 'booking_link', booking: FACTS },
      { kind: 'sign_in', url: 'http://shop.test/s', minutes: 15 },
    ]
    for (const language of ['en', 'ja']) {
      for (const message of all) {
        const { subject, text } = composeMail(translateMail, language, message)
        expect(`${subject}\n${text}`).not.toMatch(
          /\{\{|\}\}|undefined|[a-z]+_[a-z]+\.(subject|body)|because\.|by\.|^(time|times|sample|refund_\w+|guide_\w+)$/m,
        )
      }
    }
  })

  test('name one time where both clocks agree, and the zone of each where they do not', () => {
    const inZone = (timeZone: string) =>
      composeMail(translateMail, 'en', { kind: 'booking_link', booking: { ...FACTS, timeZone } }).text
    expect(inZone('Asia/Tokyo')).toContain('When: Thu, Dec 3, 2026, 10:00 GMT+9 (Japan time)\n')
    expect(inZone('Asia/Seoul')).toContain('(Japan time)\n')
    expect(inZone('Europe/Berlin')).toContain('(Japan time), which is Thu, Dec 3, 2026, 02:00 GMT+1 where you booked')
  })

  test('say what comes back, or that nothing does, and that a sample is one', () => {
    const cancelled = (refundYen: number) =>
      composeMail(translateMail, 'en', {
        kind: 'booking_cancelled',
        booking: { ...FACTS, isSample: true },
        by: 'visitor',
        refundYen,
      }).text
    expect(cancelled(8000)).toContain('¥8,000 goes back')
    expect(cancelled(0)).toContain('nothing comes back')
    expect(cancelled(0)).not.toContain('¥0')
    expect(cancelled(0)).toContain('fictional sample')
  })

  test('a line break in a name begins no new header', () => {
    const message: MailMessage = {
      kind: 'booking_link',
      booking: { ...FACTS, title: { ...FACTS.title, en: 'A\r\nBcc: x@y.z' } },
    }
    expect(composeMail(translateMail, 'en', message).subject).not.toMatch(/[\r\n]/)
  })
})

test('a mail that does not go out is tried again ever later, at most six hours apart', () => {
  expect([1, 2, 3, 9, 10, 40].map(backoffSeconds)).toEqual([60, 120, 240, 15_360, 21_600, 21_600])
})

describeOnBothEngines('the outbox', (makeDb) => {
  let shop: Shop
  let server: SMTPServer
  let received: { to: string[]; raw: string }[]
  let isRefusing: boolean

  beforeEach(async () => {
    received = []
    isRefusing = false
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, session, done) {
        let raw = ''
        stream.on('data', (chunk: Buffer) => {
          raw += chunk.toString()
        })
        stream.on('end', () => {
          if (isRefusing) return done(new Error('try later'))
          received.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw })
          done()
        })
      },
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    shop = await makeShopContext(await makeDb())
  })
  afterEach(async () => {
    await shop.sandbox.close()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })

  const withSmtp = () => {
    const { port } = server.server.address() as AddressInfo
    const url = `smtp://127.0.0.1:${port}`
    return { ...shop.context, mail: smtpMailer({ url, from: 'Meguri <no-reply@shop.test>', translate: translateMail }) }
  }

  test('a confirmation reaches a real mail server once, with its calendar entry', async () => {
    const context = withSmtp()
    await openTour(shop)
    await makePaidBooking(context)
    expect(
      await Promise.all([sendOutbox(context), sendOutbox(context)]).then((all) => all.map(({ sent }) => sent).sort()),
    ).toEqual([0, 1])
    expect(received).toHaveLength(1)
    expect(received[0]!.to).toEqual(['alex@example.test'])
    expect(received[0]!.raw).toContain('Subject: Confirmed: Sample walk in Uji')
    expect(received[0]!.raw).toContain('text/calendar; charset=utf-8; method=PUBLISH')
    expect(received[0]!.raw).toContain('Auto-Submitted: auto-generated')
  })

  test('a server that refuses delays the mail and undoes nothing', async () => {
    const context = withSmtp()
    isRefusing = true
    await enqueueMail(context.db, context, {
      dedupeKey: 'a',
      language: 'en',
      recipient: 'a@example.test',
      message: { kind: 'sign_in', url: 'http://shop.test/s', minutes: 15 },
    })
    expect(await sendOutbox(context)).toEqual({ sent: 0, failed: 1 })
    isRefusing = false
    shop.clock.advance(59)
    expect(await sendOutbox(context)).toEqual({ sent: 0, failed: 0 })
    shop.clock.advance(1)
    expect(await sendOutbox(context)).toEqual({ sent: 1, failed: 0 })
  })

  test('without a mail server a mail is kept and announced once; only a sign-in says its link', async () => {
    const said: object[] = []
    const log = { ...shop.context.log, info: (object: object) => said.push(object) }
    const context = { ...shop.context, log } as Shop['context']
    const order = { language: 'en', recipient: 'a@example.test' }
    await enqueueMail(context.db, context, {
      ...order,
      dedupeKey: 'a',
      message: { kind: 'sign_in', url: 'http://shop.test/s?t=1', minutes: 15 },
    })
    await enqueueMail(context.db, context, {
      ...order,
      dedupeKey: 'a',
      message: { kind: 'sign_in', url: 'http://shop.test/s?t=2', minutes: 15 },
    })
    await enqueueMail(context.db, context, {
      ...order,
      dedupeKey: 'b',
      message: { kind: 'booking_link', booking: FACTS },
    })
    await sendOutbox(context)
    await sendOutbox(context)
    expect(said).toHaveLength(2)
    expect(said).toContainEqual(expect.objectContaining({ kind: 'sign_in', link: 'http://shop.test/s?t=1' }))
    expect(JSON.stringify(said)).not.toContain('bookings/x')
    const kept = await mails.findLatest(context.db, 10)
    expect(kept.map(({ sent_at }) => sent_at)).toEqual([null, null])
  })
})
