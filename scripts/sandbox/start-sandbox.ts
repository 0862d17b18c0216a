import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ApiAnswer, makeApi } from './api.ts'
import { Books } from './books.ts'
import { type Fault, Faults } from './faults.ts'
import { hostedPage } from './hosted-page.ts'
import { makeShop } from './shop.ts'
import { makeBell } from './webhooks.ts'

export interface SandboxOptions {
  port: number
  host?: string
  /** As the visitor's browser reaches it; made from host and port when absent. */
  origin?: string
  secretKey: string
  /** Where to ring; `null` keeps silent. */
  webhookUrl: string | null
  webhookSecret: string
  /** Keeps open checkouts over a restart; absent, they live as long as the process. */
  stateFile?: string
  now?: () => number
  /** Opens `/_faults` and `/_books`, for tests alone. */
  hasTestControls?: boolean
  retryDelaysMs?: readonly number[]
}

export interface RunningSandbox {
  origin: string
  port: number
  faults: Faults
  books: Books
  /** Yen that lie on the account: what the ledger must say too. */
  balanceYen: () => number
  close: () => Promise<void>
}

/** The version whose shapes we answer with; a test holds it against the SDK's. */
export const API_VERSION = '2026-10-28.endive'
const MAX_BODY_BYTES = 256 * 1024
const SWEEP_MS = 5000

/** Starts the payment sandbox: a server of its own that speaks the parts of Stripe's API that we use. */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const now = options.now ?? (() => Math.floor(Date.now() / 1000))
  const books = new Books(options.stateFile ?? null)
  const faults = new Faults()
  const { webhookUrl: url, webhookSecret: secret, retryDelaysMs } = options
  const bell = makeBell(books, faults, { url, secret, apiVersion: API_VERSION, now, retryDelaysMs })
  let origin = options.origin ?? ''
  const shop = makeShop({ books, now, origin: () => origin, announce: bell.announce })
  const api = makeApi(shop, books, options.secretKey)

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      console.error('payment sandbox:', error)
      if (!response.headersSent)
        sendJson(response, { status: 500, body: { error: { type: 'api_error', message: 'sandbox' } } })
      else response.destroy()
    })
  })

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, search } = new URL(request.url ?? '/', 'http://sandbox')
    const body = await readBody(request)
    if (body === null) return sendJson(response, { status: 413, body: { error: { type: 'invalid_request_error' } } })
    const method = request.method ?? 'GET'
    if (path.startsWith('/pay/') && (method === 'GET' || method === 'POST')) {
      const form = method === 'POST' ? new URLSearchParams(body) : null
      const page = hostedPage(shop, now, path.slice(5), form, request.headers['accept-language'] ?? '')
      books.save()
      return sendPage(response, page)
    }
    if (options.hasTestControls && path === '/_faults' && method === 'POST') {
      faults.add(JSON.parse(body) as Fault)
      return sendJson(response, { status: 200, body: {} })
    }
    if (options.hasTestControls && path === '/_books') {
      return sendJson(response, { status: 200, body: { balanceYen: shop.balanceYen(), books } })
    }
    const fault = faults.takeForCall(path)
    if (fault?.kind === 'reset_before') return void request.socket.destroy()
    if (fault?.kind === 'stall') await new Promise((resolve) => setTimeout(resolve, fault.amount ?? 30_000).unref())
    if (fault?.kind === 'error_500') {
      return sendJson(response, {
        status: 500,
        body: { error: { type: 'api_error', message: 'An unknown error occurred' } },
      })
    }
    const answer = api({
      method,
      path,
      query: search.slice(1),
      body,
      authorization: request.headers.authorization,
      contentType: request.headers['content-type'],
      idempotencyKey: request.headers['idempotency-key'] as string | undefined,
    })
    if (method === 'POST') books.save()
    if (fault?.kind === 'reset_after') return void request.socket.destroy()
    sendJson(response, answer)
  }

  await listen(server, options.port, options.host ?? '127.0.0.1')
  const { port } = server.address() as AddressInfo
  // Port 0 is any free one: an address that was given with it names no port yet.
  if (origin === '' || options.port === 0) origin = `http://${new URL(origin || 'http://127.0.0.1').hostname}:${port}`
  const sweep = setInterval(() => shop.sweep(), SWEEP_MS).unref()
  return {
    origin,
    port,
    faults,
    books,
    balanceYen: () => shop.balanceYen(),
    close: async () => {
      clearInterval(sweep)
      bell.close()
      books.save()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })
}

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function sendJson(response: ServerResponse, { status, body, isReplay }: ApiAnswer): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'request-id': `req_${Math.random().toString(36).slice(2)}`,
    ...(isReplay ? { 'idempotent-replayed': 'true' } : {}),
  })
  response.end(JSON.stringify(body))
}

function sendPage(response: ServerResponse, page: { status: number; html?: string; redirect?: string }): void {
  response.writeHead(page.status, {
    'cache-control': 'no-store',
    // form-action stays open: after paying the form's answer leads to another origin, the shop's.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    ...(page.redirect ? { location: page.redirect } : { 'content-type': 'text/html; charset=utf-8' }),
  })
  response.end(page.html ?? '')
}
