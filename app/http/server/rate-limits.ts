import type { Request, RequestHandler } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { Answer } from './plain-answer.ts'

interface Limit {
  purpose: string
  matches: (request: Request) => boolean
  /** How often one address may do it … */
  times: number
  /** … within so many seconds. */
  seconds: number
}

const isPost = (request: Request) => request.method !== 'GET' && request.method !== 'HEAD'
const isAt = (path: RegExp) => (request: Request) => path.test(request.path)
const both = (one: (request: Request) => boolean, other: (request: Request) => boolean) => (request: Request) =>
  one(request) && other(request)

/** Every purpose that fits is counted: a sign-in is also a change. */
const LIMITS: Limit[] = [
  { purpose: 'sign-in', matches: both(isPost, isAt(/^(\/[\w-]+\/account\/|\/api\/auth\/)/)), times: 20, seconds: 600 },
  { purpose: 'hold', matches: both(isPost, isAt(/^\/[\w-]+\/departures\//)), times: 60, seconds: 600 },
  { purpose: 'lookup', matches: both(isPost, isAt(/^\/[\w-]+\/bookings(\.data)?$/)), times: 20, seconds: 600 },
  { purpose: 'plan', matches: both(isPost, isAt(/^(\/[\w-]+\/plan|\/api\/v1\/itineraries)/)), times: 40, seconds: 60 },
  { purpose: 'search', matches: isAt(/^(\/[\w-]+\/search|\/api\/v1\/)/), times: 600, seconds: 60 },
  // Remix's route discovery costs work for made-up paths.
  { purpose: 'manifest', matches: isAt(/^\/__manifest/), times: 300, seconds: 60 },
  {
    purpose: 'change',
    matches: both(isPost, (request) => !/^\/webhooks\//.test(request.path)),
    times: 240,
    seconds: 60,
  },
  { purpose: 'any', matches: (request) => !/^\/(webhooks|tiles)\//.test(request.path), times: 1500, seconds: 60 },
]

/** Counts what each address does for each purpose; over the limit the answer is 429 with Retry-After. */
export function rateLimits(answer: Answer): RequestHandler {
  const limiters = LIMITS.map(({ purpose, matches, times, seconds }) => ({
    matches,
    limiter: new RateLimiterMemory({ keyPrefix: purpose, points: times, duration: seconds }),
  }))
  return async (request, response, next) => {
    const { clientAddress } = response.locals
    try {
      for (const { matches, limiter } of limiters) if (matches(request)) await limiter.consume(clientAddress)
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) return next(reason)
      const seconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000))
      return answer(request, response, 429, { 'Retry-After': String(seconds) })
    }
    next()
  }
}
