import type { RequestHandler } from 'express'
import { type DestinationStream, type Logger, pino } from 'pino'
import { maskedPath } from './edge.ts'

/** The one logger: JSON lines on standard output, without addresses, queries, bodies or names. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: undefined,
      serializers: { err: errorForLog },
      redact: ['email', 'recipient', '*.email', '*.recipient', '*.password', '*.token', '*.cookie'],
    },
    destination ?? pino.destination({ sync: false }),
  )
}

/** One line a request when it has been answered. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    const { method } = request
    const path = maskedPath(request)
    response.on('close', () => {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10
      const line = { requestId: response.locals.requestId, method, path, status: response.statusCode, ms }
      if (!response.writableFinished) log.info({ ...line, aborted: true }, 'request')
      else if (response.statusCode >= 500) log.error(line, 'request')
      else log.info(line, 'request')
    })
    next()
  }
}

/** PostgreSQL's `detail` quotes the row, so only what names the mistake is kept. */
function errorForLog(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack, cause } = error
  const code = 'code' in error ? error.code : undefined
  return { type: name, message, code, stack, ...(cause ? { cause: errorForLog(cause) } : {}) }
}
