import { createHash } from 'node:crypto'
import type { Books } from './books.ts'
import { ApiError, invalid, missing } from './errors.ts'
import type { Session } from './objects.ts'
import {
  check,
  eventListParams,
  noParams,
  parseForm,
  refundListParams,
  refundParams,
  retrieveParams,
  sessionParams,
} from './params.ts'
import type { Shop } from './shop.ts'

export interface ApiRequest {
  method: string
  path: string
  query: string
  body: string
  authorization: string | undefined
  contentType: string | undefined
  idempotencyKey: string | undefined
}

export interface ApiAnswer {
  status: number
  body: unknown
  isReplay?: boolean
}

interface Endpoint {
  method: 'GET' | 'POST'
  pattern: RegExp
  answer: (id: string, params: Record<string, unknown>) => unknown
}

/** Stripe's API as far as we use it; anything else is an error in Stripe's shape. */
export function makeApi(shop: Shop, books: Books, secretKey: string) {
  const endpoints = endpointsOf(shop, books)
  return (request: ApiRequest): ApiAnswer => {
    try {
      authorize(request.authorization, secretKey)
      if (request.method === 'GET') return { status: 200, body: answerOf(endpoints, request, request.query) }
      return once(books, request, () => ({ status: 200, body: answerOf(endpoints, request, request.body) }))
    } catch (error) {
      if (error instanceof ApiError) return { status: error.status, body: error.toBody() }
      throw error
    }
  }
}

function endpointsOf(shop: Shop, books: Books): Endpoint[] {
  return [
    {
      method: 'POST',
      pattern: /^\/v1\/checkout\/sessions$/,
      answer: (_id, params) => {
        const checked = check(sessionParams, params)
        return expanded(shop.createSession(checked), checked.expand, books)
      },
    },
    {
      method: 'GET',
      pattern: /^\/v1\/checkout\/sessions\/(\w+)$/,
      answer: (id, params) => expanded(shop.findSession(id).session, check(retrieveParams, params).expand, books),
    },
    {
      method: 'POST',
      pattern: /^\/v1\/checkout\/sessions\/(\w+)\/expire$/,
      answer: (id, params) => check(noParams, params) && shop.expireSession(id),
    },
    {
      method: 'GET',
      pattern: /^\/v1\/payment_intents\/(\w+)$/,
      answer: (id, params) => check(noParams, params) && (books.intents[id] ?? fail('payment_intent', id)),
    },
    {
      method: 'POST',
      pattern: /^\/v1\/refunds$/,
      answer: (_id, params) => shop.createRefund(check(refundParams, params)),
    },
    {
      method: 'GET',
      pattern: /^\/v1\/refunds$/,
      answer: (_id, params) => {
        const { payment_intent, limit } = check(refundListParams, params)
        const all = Object.values(books.refunds).filter(
          (refund) => payment_intent === undefined || refund.payment_intent === payment_intent,
        )
        return listOf('/v1/refunds', all.reverse(), limit)
      },
    },
    {
      method: 'GET',
      pattern: /^\/v1\/refunds\/(\w+)$/,
      answer: (id, params) => check(noParams, params) && (books.refunds[id] ?? fail('refund', id)),
    },
    {
      method: 'GET',
      pattern: /^\/v1\/events$/,
      answer: (_id, params) => {
        const { limit, type, created } = check(eventListParams, params)
        const all = books.events.filter(
          (event) =>
            (type === undefined || event.type === type) &&
            event.created >= (created?.gte ?? 0) &&
            event.created > (created?.gt ?? -1),
        )
        return listOf('/v1/events', all.reverse(), limit)
      },
    },
    {
      method: 'GET',
      pattern: /^\/v1\/balance$/,
      answer: (_id, params) => {
        check(noParams, params)
        const amount = [{ amount: shop.balanceYen(), currency: 'jpy' }]
        return { object: 'balance', available: [], livemode: false, pending: amount }
      },
    },
  ]
}

function answerOf(endpoints: Endpoint[], { method, path }: ApiRequest, form: string): unknown {
  for (const endpoint of endpoints) {
    const match = endpoint.pattern.exec(path)
    if (match && endpoint.method === method) return endpoint.answer(match[1] ?? '', parseForm(form))
  }
  throw new ApiError(404, 'invalid_request_error', `Unrecognized request URL (${method}: ${path}).`)
}

function authorize(authorization: string | undefined, secretKey: string): void {
  if (authorization !== `Bearer ${secretKey}`) {
    throw new ApiError(401, 'invalid_request_error', 'Invalid API Key provided.')
  }
}

/** The same key with the same body answers as the first time, errors of execution included; another body is refused. */
function once(books: Books, request: ApiRequest, answer: () => ApiAnswer): ApiAnswer {
  const type = request.contentType ?? ''
  if (request.body !== '' && !type.startsWith('application/x-www-form-urlencoded')) {
    throw invalid('Bodies are form-encoded (application/x-www-form-urlencoded).')
  }
  const key = request.idempotencyKey
  if (!key) return answer()
  const digest = createHash('sha256').update(`${request.path}\n${request.body}`).digest('hex')
  const kept = books.keys[key]
  if (kept && kept.digest !== digest) {
    const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}'.`
    throw new ApiError(400, 'idempotency_error', message)
  }
  if (kept) return { status: kept.status, body: kept.body, isReplay: true }
  // A body that fails its checks leaves nothing under the key, as at Stripe: the corrected one may use it.
  const first = answer()
  books.keys[key] = { digest, status: first.status, body: structuredClone(first.body) }
  return first
}

const EXPANDABLE = [
  'payment_intent',
  'payment_intent.latest_charge',
  'payment_intent.latest_charge.balance_transaction',
]

/** Puts the objects in the place of their ids, as deep as was asked for. */
function expanded(session: Session, fields: string[] | undefined, books: Books): Session {
  const unknown = fields?.find((field) => !EXPANDABLE.includes(field))
  if (unknown) throw invalid(`This property cannot be expanded (${unknown}).`, { param: 'expand' })
  const depth = Math.max(0, ...(fields ?? []).map((field) => field.split('.').length))
  const intent = books.intents[session.payment_intent as string]
  if (depth === 0 || !intent) return session
  const charge = books.charges[intent.latest_charge as string]!
  const transaction = books.transactions[charge.balance_transaction as string]!
  const withTransaction = depth >= 3 ? { ...charge, balance_transaction: transaction } : charge
  return { ...session, payment_intent: depth >= 2 ? { ...intent, latest_charge: withTransaction } : intent }
}

function listOf(url: string, data: unknown[], limit = 10) {
  return { object: 'list', url, has_more: data.length > limit, data: data.slice(0, limit) }
}

function fail(what: string, id: string): never {
  throw missing(what, id)
}
