import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import type { Charge, Intent, Session, StripeRefund, Transaction } from './objects.ts'

export interface Line {
  title: string
  detail: string | null
  unitYen: number
  quantity: number
}

export interface StoredSession {
  session: Session
  lines: Line[]
  intentData: { description: string | null; metadata: Record<string, string> }
}

export interface StoredEvent {
  id: string
  object: 'event'
  api_version: string
  created: number
  data: { object: unknown }
  livemode: false
  pending_webhooks: number
  request: { id: null; idempotency_key: null }
  type: string
}

interface Kept {
  digest: string
  status: number
  body: unknown
}

interface Pages {
  sessions: Record<string, StoredSession>
  intents: Record<string, Intent>
  charges: Record<string, Charge>
  transactions: Record<string, Transaction>
  refunds: Record<string, StripeRefund>
  events: StoredEvent[]
  keys: Record<string, Kept>
}

/** What the sandbox remembers. With a file beside the data, open checkouts outlive a restart of the server. */
export class Books implements Pages {
  sessions: Pages['sessions'] = {}
  intents: Pages['intents'] = {}
  charges: Pages['charges'] = {}
  transactions: Pages['transactions'] = {}
  refunds: Pages['refunds'] = {}
  events: Pages['events'] = []
  keys: Pages['keys'] = {}
  private readonly file: string | null

  constructor(file: string | null) {
    this.file = file
    if (file && existsSync(file)) Object.assign(this, JSON.parse(readFileSync(file, 'utf8')) as Pages)
  }

  save(): void {
    if (!this.file) return
    const { sessions, intents, charges, transactions, refunds, events, keys } = this
    const pages: Pages = { sessions, intents, charges, transactions, refunds, events: events.slice(-5000), keys }
    writeFileSync(`${this.file}.new`, JSON.stringify(pages), { mode: 0o600 })
    renameSync(`${this.file}.new`, this.file)
  }
}

/** An id like Stripe's: a prefix and 24 letters that nobody guesses. */
export function newStripeId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`
}
