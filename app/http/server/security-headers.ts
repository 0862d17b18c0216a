import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'

export interface SecurityOptions {
  publicOrigin: string
  /** Where forms may lead besides ourselves: the payment page. */
  paymentOrigins: string[]
  /** Another host's map style, when one is set. */
  mapOrigin?: string
  /** Vite's dev server injects styles and opens a socket. */
  isDevelopment?: boolean
}

declare module 'express-serve-static-core' {
  interface Locals {
    cspNonce: string
    requestId: string
    clientAddress: string
  }
}

/** The headers that every answer carries: a policy with nonces, no foreign host by default. */
export function securityHeaders(options: SecurityOptions): RequestHandler[] {
  const isHttps = options.publicOrigin.startsWith('https:')
  const map = options.mapOrigin ? [options.mapOrigin] : []
  const dev = options.isDevelopment
  return [
    (_request, response, next) => {
      response.locals.cspNonce = randomBytes(16).toString('base64')
      next()
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'", nonceOf],
          styleSrc: ["'self'", ...(dev ? ["'unsafe-inline'"] : [])],
          imgSrc: ["'self'", 'data:', 'blob:', ...map],
          fontSrc: ["'self'", ...map],
          connectSrc: ["'self'", ...map, ...(dev ? ['ws:'] : [])],
          workerSrc: ["'self'", ...(dev ? ['blob:'] : [])],
          manifestSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          frameAncestors: ["'none'"],
          // A form's answer may redirect to the payment page, and browsers hold redirects to this list too.
          formAction: ["'self'", ...options.paymentOrigins],
          ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      // `no-referrer`, helmet's default, makes a plain form post say `Origin: null`.
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
      strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      crossOriginEmbedderPolicy: false,
      xFrameOptions: { action: 'deny' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
    }),
    (request, response, next) => {
      // Open data is for other sites too.
      if (/^\/(api|octo|tiles)\//.test(request.path)) response.set('Cross-Origin-Resource-Policy', 'cross-origin')
      response.set('Permissions-Policy', 'geolocation=(self), camera=(), microphone=(), payment=()')
      next()
    },
  ]
}

function nonceOf(_request: IncomingMessage, response: ServerResponse): string {
  return `'nonce-${(response as unknown as { locals: { cspNonce: string } }).locals.cspNonce}'`
}
