import type { RequestHandler } from 'express'
import type { Answer } from './plain-answer.ts'

/** There is nothing at an address whose percent signs make no letters; every router behind here would break at it. */
export function readablePath(answer: Answer): RequestHandler {
  return (request, response, next) => {
    try {
      decodeURIComponent(request.path)
    } catch {
      return answer(request, response, 404)
    }
    next()
  }
}
