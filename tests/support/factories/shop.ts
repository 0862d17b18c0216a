import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { idFromBytes } from '#app/domain/values/ids.ts'
import { instantOf } from '#app/domain/values/time.ts'
import { outboxOnlyMailer } from '#app/gateways/mail/outbox-only.ts'
import { stripePayments } from '#app/gateways/payments/stripe.server.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { acceptTerms } from '#app/services/booking/accept-terms.server.ts'
import { type HoldRequest, holdSeats } from '#app/services/booking/hold-seats.server.ts'
import { openCheckout } from '#app/services/booking/open-checkout.server.ts'
import { saveContact } from '#app/services/booking/save-contact.server.ts'
import { settleBooking } from '#app/services/booking/settle-booking.server.ts'
import type { Database } from '#db/connection.ts'
import * as bookings from '#db/repositories/bookings.ts'
import { type RunningSandbox, startSandbox } from '#scripts/sandbox/start-sandbox.ts'
import { clockAt, type TestClock } from './clock.ts'
import { makeAgreements, makeDeparture, makeGuide, makeTour, type TourOver } from './tours.ts'

export const SECRET_KEY = 'sk_test_tests'
export const WEBHOOK_SECRET = 'whsec_tests'

/** A shop with a real database, the real SDK, the sandbox on the wire and a clock set by hand. */
export interface Shop {
  context: AppContext
  clock: TestClock
  sandbox: RunningSandbox
  startsAt: number
}

/** Monday noon in Japan; the departure is ten days later at 10:00. */
export const NOON = instantOf('2026-11-23T12:00')
export const STARTS_AT = instantOf('2026-12-03T10:00')

export async function makeShopContext(db: Database, webhookUrl: string | null = null): Promise<Shop> {
  const clock = clockAt(NOON)
  const sandbox = await startSandbox({
    port: 0,
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    webhookUrl,
    now: clock.now,
    retryDelaysMs: [20, 50, 100],
  })
  return { clock, sandbox, startsAt: STARTS_AT, context: contextOf(db, clock, sandbox) }
}

/** The same shop seen by another process: another connection, the same clock and the same Stripe. */
export function contextOf(db: Database, clock: TestClock, sandbox: RunningSandbox): AppContext {
  return {
    db,
    payments: stripePayments({
      secretKey: SECRET_KEY,
      webhookSecret: WEBHOOK_SECRET,
      apiBase: sandbox.origin,
      mode: 'sandbox',
      checkoutOrigin: sandbox.origin,
      timeoutMs: 2000,
    }),
    mail: outboxOnlyMailer({ translate: translateMail }),
    accounts: absent('accounts'),
    routing: absent('routing'),
    planner: absent('planner'),
    stations: absent('stations'),
    importDesk: absent('imports'),
    now: clock.now,
    newId: () => idFromBytes(randomBytes(16)),
    log: pino({ level: 'silent' }),
    publicOrigin: 'http://shop.test',
    sellerDisclosure: null,
  }
}

export const translateMail = (language: string, key: string, values: Record<string, string | number>): string =>
  String(translateFor(language === 'ja' ? 'ja' : 'en')(`mail:${key}` as never, values as never))

/** A guide, a tour and one departure with agreements. */
export async function openTour(shop: Shop, over: TourOver & { seats?: number } = {}): Promise<void> {
  const { db } = shop.context
  await makeGuide(db)
  await makeTour(db, over)
  await makeAgreements(db)
  await makeDeparture(db, { startsAt: shop.startsAt, seats: over.seats })
}

let intents = 0

export function holdRequest(over: Partial<HoldRequest> = {}): HoldRequest {
  intents += 1
  return {
    intentKey: `intent-${intents}`,
    departureId: 'departure-1',
    party: { adults: 2, childAges: [] },
    tourLanguage: 'en',
    language: 'en',
    timeZone: 'Europe/Berlin',
    itineraryId: null,
    userId: null,
    ...over,
  }
}

/** Holds, fills in and agrees, as the pages do. */
export async function makeReadyBooking(context: AppContext, over: Partial<HoldRequest> = {}): Promise<string> {
  const held = await holdSeats(context, holdRequest(over))
  if (!held.ok) throw new Error(`not held: ${held.error.kind}`)
  const { bookingId } = held.value
  const contact = { name: 'Alex Tester', email: 'alex@example.test', phone: null, note: null }
  const saved = await saveContact(context, { bookingId, contact })
  const accepted = await acceptTerms(context, { bookingId, termsVersion: '2026-11', declaresAdult: true })
  if (!saved.ok || !accepted.ok) throw new Error('not ready')
  return bookingId
}

/** Opens the checkout as the confirmation page does. */
export async function askCheckout(context: AppContext, bookingId: string) {
  const booking = await bookings.findById(context.db, bookingId)
  return openCheckout(context, {
    bookingId,
    shownTotalYen: booking!.totalYen,
    returnUrl: `http://shop.test/en/bookings/${bookingId}/return`,
    cancelUrl: `http://shop.test/en/bookings/${bookingId}`,
    unitTitle: (kind) => kind,
  })
}

export async function checkoutUrl(context: AppContext, bookingId: string): Promise<string> {
  const opened = await askCheckout(context, bookingId)
  if (!opened.ok || opened.value.kind !== 'pay') throw new Error(`no checkout: ${JSON.stringify(opened)}`)
  return opened.value.url
}

/** Posts the hosted page's own form, as a browser without JavaScript does. */
export function payWith(url: string, card = '4242424242424242', more: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ card, expiry: '12/34', cvc: '123', ...more }),
  })
}

/** A booking that is paid and confirmed. */
export async function makePaidBooking(context: AppContext, over: Partial<HoldRequest> = {}): Promise<string> {
  const bookingId = await makeReadyBooking(context, over)
  await payWith(await checkoutUrl(context, bookingId))
  await settleBooking(context, bookingId)
  return bookingId
}

function absent(name: string): never {
  return new Proxy(
    {},
    {
      get: () => {
        throw new Error(`${name} has no part in this test`)
      },
    },
  ) as never
}
