import { constants } from 'node:zlib'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import type { AppContext } from '#app/services/app-context.ts'
import { bodyLimits } from './body-limits.ts'
import { edge } from './edge.ts'
import { health } from './health.ts'
import { plainAnswer } from './plain-answer.ts'
import { withoutPseudoLanguages } from './pseudo-languages.ts'
import { rateLimits } from './rate-limits.ts'
import { readablePath } from './readable-path.ts'
import { type LoadBuild, remixHandler } from './remix-handler.ts'
import { requestLog } from './request-log.ts'
import { sameOrigin } from './same-origin.ts'
import { securityHeaders } from './security-headers.ts'

export interface AppOptions {
  context: AppContext
  build: LoadBuild
  /** Serves the browser's files: built ones, or Vite in development. */
  assets: RequestHandler
  mode: 'production' | 'development'
  databaseUrl: string
  trustedProxies: number
  paymentOrigins: string[]
  mapOrigin?: string
  /** Off only for benchmarks and tests that come from one address. */
  hasRateLimits: boolean
  /** Turns addresses into what may be stored of them. */
  addressKey: string
  /** On in development, and where a test asks for it. */
  hasPseudoLanguages?: boolean
}

/** Everything between the socket and the pages, in the order in which a request meets it. */
export function createApp(options: AppOptions): Express {
  const { context, mode, trustedProxies } = options
  const { publicOrigin, log } = context
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', trustedProxies)
  app.use(edge(publicOrigin, trustedProxies))
  app.use(securityHeaders({ ...options, publicOrigin, isDevelopment: mode === 'development' }))
  app.use(readablePath(plainAnswer))
  app.use(health(context.db, options.databaseUrl))
  app.use(options.assets)
  app.use(requestLog(log))
  if (!options.hasPseudoLanguages && mode === 'production') app.use(withoutPseudoLanguages(plainAnswer))
  app.use(bodyLimits(plainAnswer))
  app.use(sameOrigin(publicOrigin, plainAnswer))
  if (options.hasRateLimits) app.use(rateLimits(context, options.addressKey, plainAnswer))
  app.use(compression({ brotli: { params: QUICK_BROTLI } }))
  app.all('*', remixHandler(options.build, context, mode, plainAnswer))
  app.use(lastResort(log))
  return app
}

// The default quality would cut the throughput to a quarter.
const QUICK_BROTLI = { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: 18 }

function lastResort(log: AppContext['log']): ErrorRequestHandler {
  return (error, request, response, _next) => {
    log.error({ err: error, requestId: response.locals.requestId }, 'request broke')
    plainAnswer(request, response, 500)
  }
}
