import { createHmac } from 'node:crypto'
import { type Database, openDatabase } from '#db/connection.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as ledger from '#db/repositories/ledger.ts'
import type { Books } from '#scripts/sandbox/books.ts'
import type { Fault } from '#scripts/sandbox/faults.ts'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'
import { makeDeparture, makeGuide, makeTour } from '#tests/support/factories/tours.ts'

const WEBHOOK_SECRET = 'whsec_journeys'

/** A built server with the sandbox on the wire, its database opened beside it, and one tour of which a test sells seats. */
export interface BookingHouse {
  server: BuiltServer
  db: Database
  /** A new departure of the tour; ten days ahead and with eight seats when nothing else is said. */
  departure: (of?: { inSeconds?: number; seats?: number }) => Promise<string>
  /** Makes something go wrong at the payment provider. */
  fault: (fault: Fault) => Promise<void>
  /** Rings the webhook with an event of ours; the right secret unless another is given. */
  ring: (event: object, secret?: string) => Promise<Response>
  /** What was charged and given back for a booking, as the payment provider knows it. */
  chargedFor: (bookingId: string) => Promise<{ charges: number; chargedYen: number; refundedYen: number }>
  /** What disagrees between provider and ledger, in words; nothing when all is right. */
  disagreements: () => Promise<string[]>
  stop: () => Promise<void>
}

export async function openBookingHouse(): Promise<BookingHouse> {
  const server = await startBuiltServer({ SANDBOX_TEST_CONTROLS: 'on', STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET })
  const db = openDatabase(server.databaseUrl)
  await makeGuide(db)
  await makeTour(db)
  const books = async () => (await (await fetch(`${server.sandboxOrigin}/_books`)).json()) as SandboxTruth
  let departures = 0
  return {
    server,
    db,
    departure: ({ inSeconds = 10 * 86_400, seats } = {}) => {
      departures += 1
      const startsAt = Math.floor(Date.now() / 1000) + inSeconds + departures * 86_400
      return makeDeparture(db, { id: `journey-${departures}`, startsAt, seats })
    },
    fault: async (fault) => {
      await fetch(`${server.sandboxOrigin}/_faults`, { method: 'POST', body: JSON.stringify(fault) })
    },
    ring: (event, secret = WEBHOOK_SECRET) => ringAt(server.origin, event, secret),
    chargedFor: async (bookingId) => chargedIn((await books()).books, bookingId),
    disagreements: async () => {
      const { unbalancedPostings, debitYen, creditYen } = await ledger.findTrialBalance(db)
      const atStripe = (await ledger.findBalances(db, 'stripe')).reduce((sum, { balanceYen }) => sum + balanceYen, 0)
      const { balanceYen } = await books()
      return [
        ...(unbalancedPostings ? [`${unbalancedPostings} postings do not sum to zero`] : []),
        ...(debitYen === creditYen ? [] : [`${debitYen} yen of debit and ${creditYen} of credit`]),
        ...(atStripe === balanceYen ? [] : [`the ledger says ${atStripe} yen, the provider ${balanceYen}`]),
      ]
    },
    stop: async () => {
      await db.destroy()
      await server.stop()
    },
  }
}

interface SandboxTruth {
  balanceYen: number
  books: Pick<Books, 'intents' | 'charges' | 'refunds'>
}

function chargedIn({ intents, charges, refunds }: SandboxTruth['books'], bookingId: string) {
  const ours = Object.values(charges).filter(({ payment_intent: intent, paid }) => {
    return paid && intents[String(intent)]?.metadata.booking_id === bookingId
  })
  const back = Object.values(refunds).filter(({ metadata }) => metadata?.booking_id === bookingId)
  const sum = (all: { amount: number }[]) => all.reduce((total, { amount }) => total + amount, 0)
  return { charges: ours.length, chargedYen: sum(ours), refundedYen: sum(back) }
}

/** Signed as Stripe signs: over the exact bytes, with the second at which it was sent. */
function ringAt(origin: string, event: object, secret: string): Promise<Response> {
  const body = JSON.stringify(event)
  const at = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  return fetch(`${origin}/webhooks/stripe`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': `t=${at},v1=${signature}` },
    body,
  })
}

let events = 0

/** An event about a checkout session, as the provider sends it. */
export function sessionEvent(sessionId: string): object {
  events += 1
  return {
    id: `evt_journey_${events}`,
    object: 'event',
    type: 'checkout.session.completed',
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    data: { object: { id: sessionId, object: 'checkout.session' } },
  }
}

/** Waits until a booking stands like this; without that the test's own time runs out. */
export async function untilStatus(db: Database, bookingId: string, status: string): Promise<void> {
  while ((await bookings.findById(db, bookingId))?.status !== status) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
