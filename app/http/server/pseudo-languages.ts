import type { RequestHandler } from 'express'
import { PSEUDO_LANGUAGES } from '#app/domain/values/locale.ts'
import type { Answer } from './plain-answer.ts'

const PATH = new RegExp(`^/(${PSEUDO_LANGUAGES.join('|')})([./]|$)`)

/** To visitors the languages of the tests are pages that aren't there. */
export function withoutPseudoLanguages(answer: Answer): RequestHandler {
  return (request, response, next) => (PATH.test(request.path) ? answer(request, response, 404) : next())
}
