import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Stripe from 'stripe'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { API_VERSION, type RunningSandbox, startSandbox } from './start-sandbox.ts'

const KEY = 'sk_test_sandbox'
const SECRET = 'whsec_sandbox'
let sandbox: RunningSandbox
let stripe: Stripe
let bell: { server: Server; rings: { body: string; signature: string }[]; status: number }
let clock: number

beforeEach(async () => {
  bell = { rings: [], status: 200, server: createServer() }
  bell.server.on('request', async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    bell.rings.push({ body, signature: String(request.headers['stripe-signature']) })
    response.writeHead(bell.status).end()
  })
  await new Promise<void>((resolve) => bell.server.listen(0, '127.0.0.1', resolve))
  clock = Math.floor(Date.now() / 1000)
  sandbox = await startSandbox({
    port: 0,
    secretKey: KEY,
    webhookUrl: `http://127.0.0.1:${(bell.server.address() as AddressInfo).port}/webhooks/stripe`,
    webhookSecret: SECRET,
    now: () => clock,
    retryDelaysMs: [20, 40],
    hasTestControls: true,
  })
  stripe = new Stripe(KEY, {
    host: '127.0.0.1',
    port: sandbox.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  })
})

afterEach(async () => {
  await sandbox.close()
  bell.server.closeAllConnections()
  bell.server.close()
})

const order = (over: Partial<Stripe.Checkout.SessionCreateParams> = {}): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  success_url: 'http://shop.test/done?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://shop.test/back',
  customer_email: 'a@example.test',
  expires_at: clock + 1800,
  line_items: [
    { quantity: 2, price_data: { currency: 'jpy', unit_amount: 1500, product_data: { name: '<b>Tour</b>' } } },
  ],
  metadata: { booking_id: 'b1' },
  ...over,
})

const post = (url: string, form: Record<string, string>) =>
  fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams(form) })
const pay = (url: string, card = '4242 4242 4242 4242') => post(url, { card, expiry: '12/34', cvc: '123' })

async function errorOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  return call.then(
    () => {
      throw new Error('was accepted')
    },
    (error) => error,
  )
}

test('answers with the API version of the SDK', () => {
  expect(stripe.getApiField('version')).toBe(API_VERSION)
})

test('the SDK opens, reads and expires a checkout in whole yen', async () => {
  const session = await stripe.checkout.sessions.create(order())
  expect(session).toMatchObject({ amount_total: 3000, currency: 'jpy', status: 'open', payment_status: 'unpaid' })
  expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
    id: session.id,
    metadata: { booking_id: 'b1' },
  })
  expect(await stripe.checkout.sessions.expire(session.id)).toMatchObject({ status: 'expired', url: null })
  const again = await errorOf(stripe.checkout.sessions.expire(session.id))
  expect(again.message).toContain('can be expired')
})

test('a paid checkout has payment, charge and fee when they are asked for', async () => {
  const session = await stripe.checkout.sessions.create(order())
  const answer = await pay(session.url!)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`http://shop.test/done?session=${session.id}`)
  const plain = await stripe.checkout.sessions.retrieve(session.id)
  expect(plain.payment_intent).toMatch(/^pi_/)
  const expand = ['payment_intent.latest_charge.balance_transaction']
  const paid = await stripe.checkout.sessions.retrieve(session.id, { expand })
  const intent = paid.payment_intent as Stripe.PaymentIntent
  const charge = intent.latest_charge as Stripe.Charge
  expect(charge.balance_transaction).toMatchObject({ amount: 3000, fee: 108, net: 2892, currency: 'jpy' })
  expect(await stripe.paymentIntents.retrieve(intent.id)).toMatchObject({ status: 'succeeded', amount_received: 3000 })
  expect((await stripe.balance.retrieve()).pending).toMatchObject([{ amount: 2892 }])
})

test('refunds are made, found and listed, never more than was paid', async () => {
  const session = await stripe.checkout.sessions.create(order())
  await pay(session.url!)
  const payment_intent = (await stripe.checkout.sessions.retrieve(session.id)).payment_intent as string
  const refund = await stripe.refunds.create({ payment_intent, amount: 1000, metadata: { refund_id: 'r1' } })
  expect(await stripe.refunds.retrieve(refund.id)).toMatchObject({ amount: 1000, status: 'succeeded' })
  expect((await errorOf(stripe.refunds.create({ payment_intent, amount: 2001 }))).message).toContain('greater than')
  await stripe.refunds.create({ payment_intent })
  expect((await errorOf(stripe.refunds.create({ payment_intent }))).code).toBe('charge_already_refunded')
  expect((await stripe.refunds.list({ payment_intent })).data.map(({ amount }) => amount)).toEqual([2000, 1000])
  expect((await stripe.events.list({ type: 'refund.created' })).data).toHaveLength(2)
})

test('is strict: unknown endpoints and parameters, missing ones, other currencies and a wrong key are errors', async () => {
  const codeOf = async (call: Promise<unknown>) => {
    const { code, param, statusCode } = await errorOf(call)
    return [statusCode, code, param]
  }
  const price = (over: object) => ({ currency: 'jpy', unit_amount: 1500, product_data: { name: 'x' }, ...over })
  const withPrice = (over: object) => order({ line_items: [{ quantity: 1, price_data: price(over) as never }] })
  const { create } = stripe.checkout.sessions
  const open = create.bind(stripe.checkout.sessions)
  expect(await codeOf(stripe.customers.create({}))).toEqual([404, undefined, undefined])
  expect(await codeOf(open(order({ allow_promotion_codes: true })))).toEqual([
    400,
    'parameter_unknown',
    'allow_promotion_codes',
  ])
  expect(await codeOf(open({ ...order(), success_url: undefined }))).toEqual([400, 'parameter_missing', 'success_url'])
  expect(await codeOf(open(withPrice({ currency: 'usd' })))).toEqual([
    400,
    undefined,
    'line_items[0][price_data][currency]',
  ])
  expect(await codeOf(open(withPrice({ unit_amount: 15.5 })))).toEqual([
    400,
    undefined,
    'line_items[0][price_data][unit_amount]',
  ])
  expect(await codeOf(open(withPrice({ unit_amount: 49 })))).toEqual([400, 'amount_too_small', undefined])
  expect(await codeOf(open(order({ expires_at: clock + 1799 })))).toEqual([400, undefined, 'expires_at'])
  expect(await codeOf(open(order({ expires_at: clock + 86_401 })))).toEqual([400, undefined, 'expires_at'])
  expect(await codeOf(stripe.checkout.sessions.retrieve('cs_none'))).toEqual([404, 'resource_missing', 'id'])
  const stranger = new Stripe('sk_test_other', { host: '127.0.0.1', port: sandbox.port, protocol: 'http' })
  expect((await codeOf(stranger.balance.retrieve()))[0]).toBe(401)
})

test('an idempotency key replays the same body and refuses another', async () => {
  const options = { idempotencyKey: 'k1' }
  const first = await stripe.checkout.sessions.create(order(), options)
  const second = await stripe.checkout.sessions.create(order(), options)
  expect(second.id).toBe(first.id)
  const other = await errorOf(stripe.checkout.sessions.create(order({ locale: 'ja' }), options))
  expect(other.type).toBe('StripeIdempotencyError')
  await expect(
    stripe.checkout.sessions.create(order({ expires_at: clock }), { idempotencyKey: 'k2' }),
  ).rejects.toThrow()
  expect((await stripe.checkout.sessions.create(order(), { idempotencyKey: 'k2' })).status).toBe('open')
})

test('test cards pay, decline or ask for 3-D Secure; other numbers and dates are refused', async () => {
  const { url, id } = await stripe.checkout.sessions.create(order())
  const isPaid = async () => (await stripe.checkout.sessions.retrieve(id)).payment_status === 'paid'
  expect((await pay(url!, '4000 0000 0000 0002')).status).toBe(402)
  expect((await pay(url!, '5555555555554444')).status).toBe(422)
  expect((await post(url!, { card: '4242424242424242', expiry: '01/20', cvc: '123' })).status).toBe(422)
  expect((await post(url!, { card: '4242424242424242', expiry: '12/34', cvc: '12' })).status).toBe(422)
  for (const card of ['4000002500003155', '4000002760003184']) {
    const secure = await pay(url!, card)
    expect([secure.status, (await secure.text()).includes('name="secure"')]).toEqual([200, true])
  }
  expect((await post(url!, { secure: 'no' })).status).toBe(402)
  expect(await isPaid()).toBe(false)
  expect((await post(url!, { secure: 'yes' })).status).toBe(303)
  expect(await isPaid()).toBe(true)
})

test('the hosted page speaks the language of the session, says that it is a sandbox, and escapes what it shows', async () => {
  const english = await (await fetch((await stripe.checkout.sessions.create(order())).url!)).text()
  expect(english).toContain('<html lang="en">')
  expect(english).toContain('no real money moves')
  expect(english).toContain('¥3,000')
  expect(english).not.toContain('<b>Tour')
  expect(english).not.toContain('<script')
  const japanese = await (await fetch((await stripe.checkout.sessions.create(order({ locale: 'ja' }))).url!)).text()
  expect(japanese).toContain('<html lang="ja">')
  expect(japanese).toContain('を支払う')
})

test('an open checkout ends at its second', async () => {
  const { id, url } = await stripe.checkout.sessions.create(order())
  clock += 1799
  expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('open')
  clock += 1
  expect((await pay(url!)).status).toBe(410)
  expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('expired')
})

test('events are signed over their exact bytes and rung again until they are taken', async () => {
  bell.status = 500
  const session = await stripe.checkout.sessions.create(order())
  await pay(session.url!)
  await vi.waitFor(() => expect(bell.rings.length).toBeGreaterThanOrEqual(4))
  bell.status = 200
  const events = bell.rings.map(({ body, signature }) => stripe.webhooks.constructEvent(body, signature, SECRET))
  expect(new Set(events.map(({ type }) => type))).toEqual(
    new Set(['payment_intent.succeeded', 'checkout.session.completed']),
  )
  expect(new Set(events.map(({ id }) => id)).size).toBe(2)
  expect(events[0]).toMatchObject({ object: 'event', api_version: API_VERSION, created: clock, livemode: false })
})

test('faults can be ordered: a lost bell, a double one, a stalled call', async () => {
  const order5 = { method: 'POST', body: JSON.stringify({ kind: 'lose_webhook', times: 2 }) }
  await fetch(`${sandbox.origin}/_faults`, order5)
  sandbox.faults.add({ kind: 'duplicate_webhook', times: 1, amount: 3 })
  const first = await stripe.checkout.sessions.create(order())
  await pay(first.url!)
  const second = await stripe.checkout.sessions.create(order())
  await pay(second.url!)
  await vi.waitFor(() => expect(bell.rings).toHaveLength(4))
  sandbox.faults.add({ kind: 'stall', times: 1, amount: 5000 })
  const impatient = new Stripe(KEY, {
    host: '127.0.0.1',
    port: sandbox.port,
    protocol: 'http',
    timeout: 100,
    maxNetworkRetries: 0,
  })
  expect((await errorOf(impatient.balance.retrieve())).type).toBe('StripeConnectionError')
})

test('with a file for its books an open checkout outlives a restart, and a paid one stays paid', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'meguri-sandbox-'))
  const options = {
    port: 0,
    secretKey: KEY,
    webhookUrl: null,
    webhookSecret: SECRET,
    now: () => clock,
    stateFile: join(folder, 'books.json'),
  }
  const sdk = ({ port }: RunningSandbox) => new Stripe(KEY, { host: '127.0.0.1', port, protocol: 'http' })
  const first = await startSandbox(options)
  const open = await sdk(first).checkout.sessions.create(order())
  const paid = await sdk(first).checkout.sessions.create(order())
  await pay(paid.url!)
  await first.close()
  const second = await startSandbox(options)
  const { status } = await sdk(second).checkout.sessions.retrieve(open.id)
  const { payment_status } = await sdk(second).checkout.sessions.retrieve(paid.id)
  expect([status, payment_status, second.balanceYen()]).toEqual(['open', 'paid', 2892])
  await second.close()
  rmSync(folder, { recursive: true })
})
