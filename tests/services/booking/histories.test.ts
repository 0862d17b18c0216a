import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { action } from '#app/routes/webhooks/stripe.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { cancelBooking, previewCancellation } from '#app/services/booking/cancel-booking.server.ts'
import { expireHolds } from '#app/services/booking/expire-holds.server.ts'
import { handlePendingStripeEvents } from '#app/services/booking/receive-stripe-event.server.ts'
import { reconcilePayments } from '#app/services/booking/reconcile-payments.server.ts'
import { settleBooking } from '#app/services/booking/settle-booking.server.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as departures from '#db/repositories/departures.ts'
import * as ledger from '#db/repositories/ledger.ts'
import * as mails from '#db/repositories/mails.ts'
import * as payments from '#db/repositories/payments.ts'
import * as refunds from '#db/repositories/refunds.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import {
  checkoutUrl,
  makePaidBooking,
  makeReadyBooking,
  makeShopContext,
  openTour,
  payWith,
  type Shop,
  STARTS_AT,
} from '#tests/support/factories/shop.ts'
import { makeDeparture } from '#tests/support/factories/tours.ts'

const HISTORIES = 10
const STEPS = 40
const SEATS = 3

describeOnBothEngines('a shop with webhooks', (makeDb) => {
  let shop: Shop
  let door: Server
  async function open(over = {}): Promise<AppContext> {
    door = createServer()
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
    const { port } = door.address() as AddressInfo
    shop = await makeShopContext(await makeDb(), `http://127.0.0.1:${port}/webhooks/stripe`)
    await openTour(shop, over)
    door.on('request', (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', async () => {
        const answer = await ring(
          shop.context,
          Buffer.concat(chunks).toString(),
          String(request.headers['stripe-signature']),
        )
        response.writeHead(answer.status).end()
      })
    })
    return shop.context
  }
  afterEach(async () => {
    await shop.sandbox.close()
    door.closeAllConnections()
    door.close()
  })

  test('a payment is confirmed by its webhook alone, though it rings ten times', async () => {
    const context = await open()
    shop.sandbox.faults.add({ kind: 'duplicate_webhook', times: 2, amount: 10 })
    const bookingId = await makeReadyBooking(context)
    await payWith(await checkoutUrl(context, bookingId))
    await vi.waitFor(
      async () => expect((await bookings.findById(context.db, bookingId))?.status).toBe('CONFIRMED'),
      5000,
    )
    await handlePendingStripeEvents(context)
    expect(await mails.findAllByBookingId(context.db, bookingId)).toHaveLength(1)
    expect((await ledger.findBalances(context.db)).find(({ kind }) => kind === 'platform')?.balanceYen).toBe(-1920)
  })

  test('the bell is answered at once while Stripe is stalled, and a wrong signature is 400', async () => {
    const context = await open()
    shop.sandbox.faults.add({ kind: 'lose_webhook', times: 2 })
    const bookingId = await makeReadyBooking(context)
    await payWith(await checkoutUrl(context, bookingId))
    const event = JSON.stringify(shop.sandbox.books.events.at(-1))
    const { signatureOf } = await import('#scripts/sandbox/webhooks.ts')
    const signature = signatureOf(event, 'whsec_tests', context.now())
    shop.sandbox.faults.add({ kind: 'stall', times: 1, amount: 800 })
    const begun = performance.now()
    expect((await ring(context, event, signature)).status).toBe(200)
    expect(performance.now() - begun).toBeLessThan(600)
    expect((await ring(context, event, 't=1,v1=00')).status).toBe(400)
    await vi.waitFor(
      async () => expect((await bookings.findById(context.db, bookingId))?.status).toBe('CONFIRMED'),
      5000,
    )
  })

  test(`${HISTORIES} random histories: no seat sold twice, no yen unaccounted, no paid booking lost`, async () => {
    const context = await open()
    for (let seed = 1; seed <= HISTORIES; seed++) {
      const departureId = `history-${seed}`
      await makeDeparture(context.db, { id: departureId, startsAt: STARTS_AT + seed * 86_400, seats: SEATS })
      await liveThrough(context, shop, departureId, seed)
      await settleEverything(context, shop)
      await expectTruth(context, shop, departureId)
    }
    // The histories went where they were meant to go.
    const ended = await context.db.selectFrom('bookings').select('status').distinct().execute()
    expect(ended.map(({ status }) => status).sort()).toEqual(['CANCELLED', 'CONFIRMED', 'EXPIRED', 'REJECTED'])
  }, 60_000)
})

/** Random steps of several visitors, with bells lost, doubled and late and Stripe failing now and then. */
async function liveThrough(context: AppContext, shop: Shop, departureId: string, seed: number): Promise<void> {
  const chance = randomOf(seed)
  const pick = <One>(from: One[]) => from[Math.floor(chance() * from.length)]
  const mine: string[] = []
  const urls = new Map<string, string>()
  const hold = async () => {
    const party = { adults: 1 + Math.floor(chance() * 3), childAges: [] }
    const made = await makeReadyBooking(context, { departureId, party }).catch(() => null)
    if (made) mine.push(made)
  }
  const goToStripe = async () => {
    const id = mine.at(-1)
    const url = id && (await checkoutUrl(context, id).catch(() => null))
    if (url) urls.set(id, url)
  }
  const pay = async () => {
    const url = [...urls.values()].at(-1)
    if (chance() < 0.6) shop.sandbox.faults.add({ kind: 'lose_webhook', times: 2 })
    if (url) await payWith(url, chance() < 0.2 ? '4000000000000002' : undefined)
  }
  const steps: (() => Promise<unknown>)[] = [
    hold,
    hold,
    goToStripe,
    goToStripe,
    pay,
    pay,
    async () => {
      const id = pick(mine)
      if (id) await Promise.all([settleBooking(context, id), settleBooking(context, id)])
    },
    async () => {
      const id = pick(mine)
      if (!id) return
      const preview = await previewCancellation(context, { bookingId: id, by: 'visitor' })
      if (!preview.ok) return
      await cancelBooking(context, { bookingId: id, by: 'visitor', shownRefundYen: preview.value.refundYen })
    },
    async () => shop.clock.advance(Math.floor(chance() * 2400)),
    () => expireHolds(context),
    () => reconcilePayments(context),
    async () => {
      const kind = pick(['lose_webhook', 'duplicate_webhook', 'error_500', 'reset_before', 'reset_after'] as const)
      shop.sandbox.faults.add({ kind: kind!, times: 2, amount: 3 })
    },
  ]
  if (seed % 4 === 0) await payTooLate(context, shop, departureId)
  for (let step = 0; step < STEPS; step++) {
    await Promise.all([pick(steps)!(), chance() < 0.3 ? pick(steps)!() : null])
  }
}

/** Someone pays, every bell is lost, the hold ends and others buy all the seats: this money must find its way back. */
async function payTooLate(context: AppContext, shop: Shop, departureId: string): Promise<void> {
  const party = { adults: SEATS, childAges: [] }
  const late = await makeReadyBooking(context, { departureId, party })
  shop.sandbox.faults.add({ kind: 'lose_webhook', times: 2 })
  await payWith(await checkoutUrl(context, late))
  shop.clock.advance(3600)
  await makePaidBooking(context, { departureId, party })
}

/** Time passes and the jobs run; nothing else is done to help. */
async function settleEverything(context: AppContext, shop: Shop): Promise<void> {
  shop.sandbox.faults.clear()
  shop.clock.advance(2 * 3600)
  for (let round = 0; round < 4; round++) {
    await handlePendingStripeEvents(context)
    await reconcilePayments(context)
    await expireHolds(context)
    shop.clock.advance(60)
  }
}

async function expectTruth({ db, now }: AppContext, shop: Shop, departureId: string): Promise<void> {
  const taken = await departures.countSeatsTaken(db, departureId, now())
  expect(taken).toBeLessThanOrEqual(SEATS)
  const trial = await ledger.findTrialBalance(db)
  expect(trial).toMatchObject({ unbalancedPostings: 0, debitYen: trial.creditYen })
  const balances = await ledger.findBalances(db)
  expect(balances.find(({ accountId }) => accountId === 'stripe')?.balanceYen ?? 0).toBe(shop.sandbox.balanceYen())
  for (const { balanceYen } of await ledger.findBalances(db, 'booking')) expect(balanceYen).toBe(0)

  const all = await db.selectFrom('bookings').select(['id', 'status', 'total_yen']).execute()
  expect(all.filter(({ status }) => status === 'ON_HOLD')).toEqual([])
  for (const { id, status, total_yen } of all) {
    const paid = (await payments.findAllByBookingId(db, id)).filter((one) => one.status === 'paid')
    const back = await refunds.findAllByBookingId(db, id)
    const kept = paid.length * total_yen - back.reduce((sum, { amountYen }) => sum + amountYen, 0)
    expect(back.every((one) => one.status === 'succeeded')).toBe(true)
    expect(`${id} ${status} keeps ${kept}`).toBe(`${id} ${status} keeps ${status === 'CONFIRMED' ? total_yen : 0}`)
    const kinds = (await mails.findAllByBookingId(db, id)).map(({ kind }) => kind)
    expect(kinds.length).toBe(new Set(kinds).size)
  }
  const charged = Object.values(shop.sandbox.books.sessions).filter(({ session }) => session.payment_status === 'paid')
  const known = await db.selectFrom('payments').select('id').where('status', '=', 'paid').execute()
  expect(known).toHaveLength(charged.length)
}

async function ring(context: AppContext, body: string, signature: string): Promise<Response> {
  const request = new Request('http://shop.test/webhooks/stripe', {
    method: 'POST',
    headers: { 'stripe-signature': signature },
    body,
  })
  return (await action({ request, context: context as never, params: {} } as never)) as Response
}

/** Mulberry32: the same history for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
