import type { RequestHandler } from 'express'
import type { Answer } from './plain-answer.ts'

/**
 * There is nothing at an address whose percent signs make no letters, or the letter NUL: every router behind here would
 * break at the one, and PostgreSQL at the other, in the query too.
 */
export function readablePath(answer: Answer): RequestHandler {
  return (request, response, next) => {
    if (request.originalUrl.includes('%00')) return answer(request, response, 404)
    try {
      decodeURIComponent(request.path)
    } catch {
      return answer(request, response, 404)
    }
    next()
  }
}
