import { createHmac } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { AppContext } from '#app/services/app-context.ts'
import * as kept from '#db/repositories/rate-limits.ts'
import type { Answer } from './plain-answer.ts'

interface Limit {
  purpose: string
  matches: (request: Request) => boolean
  /** How often one address may do it … */
  times: number
  /** … within so many seconds. */
  seconds: number
  /** Counted for each of these apart, not for the address as a whole. */
  each?: (request: Request) => string
  /** Counted in the database too: neither a restart nor a second process begins anew. */
  isKept?: true
}

type Test = (request: Request) => boolean
const isPost: Test = (request) => request.method !== 'GET' && request.method !== 'HEAD'
const isAt =
  (path: RegExp): Test =>
  (request) =>
    path.test(request.path)
const isPostAt =
  (path: RegExp): Test =>
  (request) =>
    isPost(request) && path.test(request.path)

const DEPARTURE = /^\/[\w-]+\/departures\/[^/]+/

/** Every purpose that fits is counted: a sign-in is also a change. */
const LIMITS: Limit[] = [
  { purpose: 'any', matches: (request) => !/^\/(webhooks|tiles)\//.test(request.path), times: 1500, seconds: 60 },
  { purpose: 'change', matches: (request) => isPost(request) && !isWebhook(request), times: 240, seconds: 60 },
  { purpose: 'plan', matches: isPostAt(/^(\/[\w-]+\/plan|\/api\/v1\/itineraries)/), times: 40, seconds: 60 },
  // Three searches each.
  { purpose: 'alternatives', matches: isPostAt(/^\/[\w-]+\/itineraries\/[^/]+\/alternatives/), times: 30, seconds: 60 },
  { purpose: 'search', matches: isAt(/^(\/[\w-]+\/search|\/api\/v1\/|\/octo\/)/), times: 600, seconds: 60 },
  // A reseller's server speaks for many guests, but seats that are held are on sale to nobody.
  { purpose: 'reserve', matches: isPostAt(/^\/octo\/bookings/), times: 600, seconds: 600, isKept: true },
  { purpose: 'export', matches: isAt(/\.(ics|gpx|kml|geojson|txt)$/), times: 120, seconds: 60 },
  // A file of the whole catalog; who has it already asks for nothing more.
  { purpose: 'open-data', matches: isAt(/^\/open-data\//), times: 60, seconds: 600 },
  { purpose: 'file', matches: isPostAt(/^\/[\w-]+\/board\/imports(\.data)?$/), times: 30, seconds: 600 },
  { purpose: 'picture', matches: isAt(/^\/pictures\//), times: 240, seconds: 60 },
  // Remix's route discovery costs work for made-up paths.
  { purpose: 'manifest', matches: isAt(/^\/__manifest/), times: 300, seconds: 60 },
  { purpose: 'sign-in', matches: isPostAt(/^\/[\w-]+\/account\//), times: 20, seconds: 600, isKept: true },
  { purpose: 'lookup', matches: isPostAt(/^\/[\w-]+\/bookings(\.data)?$/), times: 20, seconds: 600, isKept: true },
  // It hides a place at once: nobody owns many.
  { purpose: 'opt-out', matches: isPostAt(/^\/[\w-]+\/opt-out/), times: 10, seconds: 86_400, isKept: true },
  { purpose: 'hold', matches: isPostAt(DEPARTURE), times: 60, seconds: 600, isKept: true },
  {
    purpose: 'hold-departure',
    matches: isPostAt(DEPARTURE),
    times: 20,
    seconds: 600,
    each: (request) => request.path.split('/')[3]!.replace(/\.data$/, ''),
    isKept: true,
  },
]

/** Bells with a wrong signature; whoever rings them is not Stripe. */
const FALSE_BELLS = { times: 60, seconds: 60 }

/** Counts what each address does for each purpose; over the limit the answer is 429 with Retry-After. */
export function rateLimits(
  { db, now, log }: Pick<AppContext, 'db' | 'now' | 'log'>,
  addressKey: string,
  answer: Answer,
): RequestHandler[] {
  const limiters = LIMITS.map((limit) => ({ limit, memory: memoryOf(limit) }))
  const limitAll: RequestHandler = async (request, response, next) => {
    for (const { limit, memory } of limiters) {
      if (!limit.matches(request)) continue
      const who = [limit.purpose, limit.each?.(request) ?? '', response.locals.clientAddress].join(' ')
      const seconds = (await secondsToWait(memory, who)) ?? (limit.isKept ? await keptSecondsToWait(limit, who) : null)
      if (seconds !== null) return tooMany(request, response, seconds)
    }
    next()
  }

  async function keptSecondsToWait(limit: Limit, who: string): Promise<number | null> {
    try {
      const { uses, resetsAt } = await kept.countUse(db, hashOf(who), limit.seconds, now())
      return uses > limit.times ? resetsAt - now() : null
    } catch (error) {
      // Memory has counted it, and what the request wants of the database will say what is wrong with that.
      log.warn({ err: error }, 'a limit could not be stored')
      return null
    }
  }

  function hashOf(who: string): string {
    return createHmac('sha256', addressKey).update(`rate limit ${who}`).digest('base64url')
  }

  function tooMany(request: Request, response: Response, seconds: number): void {
    answer(request, response, 429, { 'Retry-After': String(Math.max(1, seconds)) })
  }

  return [limitAll, falseBells(tooMany)]
}

/** Only what was refused counts: true bells may ring as often as they like. */
function falseBells(tooMany: (request: Request, response: Response, seconds: number) => void): RequestHandler {
  const memory = memoryOf(FALSE_BELLS)
  return async (request, response, next) => {
    if (!isWebhook(request)) return next()
    const { clientAddress } = response.locals
    const before = await memory.get(clientAddress)
    if (before && before.consumedPoints >= FALSE_BELLS.times) {
      return tooMany(request, response, Math.ceil(before.msBeforeNext / 1000))
    }
    response.on('finish', () => {
      if (response.statusCode === 400) void memory.penalty(clientAddress)
    })
    next()
  }
}

function memoryOf({ times, seconds }: Pick<Limit, 'times' | 'seconds'>): RateLimiterMemory {
  return new RateLimiterMemory({ points: times, duration: seconds })
}

/** Counts in this process; the seconds to wait when it was too often. */
async function secondsToWait(memory: RateLimiterMemory, who: string): Promise<number | null> {
  const { consumedPoints, msBeforeNext } = await memory.penalty(who)
  return consumedPoints > memory.points ? Math.ceil(msBeforeNext / 1000) : null
}

function isWebhook(request: Request): boolean {
  return request.path.startsWith('/webhooks/')
}
