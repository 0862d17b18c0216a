import type { Request, RequestHandler } from 'express'
import { isOwnLoopback } from './edge.ts'
import type { Answer } from './plain-answer.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Whatever changes something must come from one of our own pages: a foreign or absent Origin is refused with 403. */
export function sameOrigin(publicOrigin: string, answer: Answer): RequestHandler {
  return (request, response, next) => {
    if (READS.has(request.method) || isWithoutCookies(request)) return next()
    if (isOwnOrigin(new URL(publicOrigin), request.get('origin'))) return next()
    answer(request, response, 403)
  }
}

/** Bells and machine clients carry no cookie, so a foreign page gains nothing by making a browser call them. */
function isWithoutCookies(request: Request): boolean {
  if (/^\/webhooks\//.test(request.path)) return true
  return /^\/(api\/v\d+|octo)\//.test(request.path) && request.get('cookie') === undefined
}

function isOwnOrigin(own: URL, origin: string | undefined): boolean {
  if (!origin) return false
  if (origin === own.origin) return true
  return URL.canParse(origin) && new URL(origin).protocol === own.protocol && isOwnLoopback(own, new URL(origin).host)
}
