import { randomBytes } from 'node:crypto'
import type { Request, RequestHandler } from 'express'

/**
 * The first thing a request meets. From here on the host is our configured one: nobody's Host or X-Forwarded-Host
 * header finds its way into a link, a redirect or a comparison.
 */
export function edge(publicOrigin: string, trustedProxies: number): RequestHandler {
  const own = new URL(publicOrigin)
  return (request, response, next) => {
    delete request.headers['x-forwarded-host']
    if (!isOwnLoopback(own, request.headers.host)) request.headers.host = own.host
    const given = trustedProxies > 0 ? request.get('x-request-id') : undefined
    response.locals.requestId = given && /^[\w-]{8,64}$/.test(given) ? given : randomBytes(8).toString('hex')
    response.locals.clientAddress = rateLimitAddress(request.ip ?? '')
    response.set('X-Request-Id', response.locals.requestId)
    next()
  }
}

/** On one's own machine 127.0.0.1 and localhost are the same house. */
export function isOwnLoopback(own: URL, host: string | undefined): boolean {
  if (!host || !LOOPBACK.test(own.hostname)) return false
  const match = /^(localhost|127\.0\.0\.1|\[::1\])(?::(\d+))?$/.exec(host)
  return match !== null && (match[2] ?? '80') === (own.port || '80')
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/

/** One household of IPv6 counts as one: a /64 is what a provider hands out. */
function rateLimitAddress(address: string): string {
  if (address.startsWith('::ffff:')) return address.slice(7)
  return address.includes(':') ? address.split(':').slice(0, 4).join(':') : address
}

/** What may stand in a log or a limit's name: ids and tokens in the path are blanked, the query is left out. */
export function maskedPath(request: Pick<Request, 'path'>): string {
  return request.path.replace(/[^/.]{20,}/g, '…')
}
