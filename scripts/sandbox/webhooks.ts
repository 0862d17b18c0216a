import { createHmac } from 'node:crypto'
import type { Books, StoredEvent } from './books.ts'
import { newStripeId } from './books.ts'
import type { Faults } from './faults.ts'

export interface WebhookOptions {
  url: string | null
  secret: string
  apiVersion: string
  now: () => number
  /** Milliseconds before each further try. */
  retryDelaysMs?: readonly number[]
}

const RETRY_DELAYS_MS = [1000, 5000, 20_000, 60_000, 300_000]

/** Rings the bell: writes an event down and posts it, signed over its exact bytes, until it is answered by 2xx. */
export function makeBell(books: Books, faults: Faults, options: WebhookOptions) {
  const { url, secret, apiVersion, now, retryDelaysMs = RETRY_DELAYS_MS } = options
  const timers = new Set<NodeJS.Timeout>()
  let isClosed = false

  function later(milliseconds: number, run: () => void): void {
    if (isClosed) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      run()
    }, milliseconds)
    timer.unref()
    timers.add(timer)
  }

  async function deliver(event: StoredEvent, tries = 0): Promise<void> {
    if (!url || isClosed) return
    const isTaken = await post(url, JSON.stringify(event), secret, now()).catch(() => false)
    if (isTaken) event.pending_webhooks = 0
    else if (tries < retryDelaysMs.length) later(retryDelaysMs[tries]!, () => void deliver(event, tries + 1))
  }

  return {
    announce(type: string, object: unknown): void {
      const event: StoredEvent = {
        id: newStripeId('evt'),
        object: 'event',
        api_version: apiVersion,
        created: now(),
        data: { object: structuredClone(object) },
        livemode: false,
        pending_webhooks: 1,
        request: { id: null, idempotency_key: null },
        type,
      }
      books.events.push(event)
      const copies = faults.webhookCopies()
      // After the answer that caused it, as Stripe does; some milliseconds, so that a return page may come first.
      for (let copy = 0; copy < copies; copy++) later(faults.webhookDelayMs(), () => void deliver(event))
    },
    deliver,
    close(): void {
      isClosed = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}

/** `t=…,v1=…` as Stripe signs: HMAC-SHA-256 over time and body. */
export function signatureOf(body: string, secret: string, timestamp: number): string {
  const mac = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
  return `t=${timestamp},v1=${mac}`
}

async function post(url: string, body: string, secret: string, timestamp: number): Promise<boolean> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'stripe-signature': signatureOf(body, secret, timestamp) },
    body,
    signal: AbortSignal.timeout(10_000),
  })
  await response.arrayBuffer()
  return response.ok
}
