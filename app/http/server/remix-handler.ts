import { createRemixRequest } from '@remix-run/express/dist/server.js'
import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { Response as ExpressResponse, RequestHandler } from 'express'
import type { AppContext } from '#app/services/app-context.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import { keepingPages } from './kept-pages.ts'
import { type Answer, drain, isForPrograms } from './plain-answer.ts'
import { sendAnswer } from './send-answer.ts'

export type LoadBuild = ServerBuild | (() => Promise<ServerBuild>)

/** Hands a request to Remix with the verbs' context, and turns a database that is busy or away into 503. */
export function remixHandler(build: LoadBuild, context: AppContext, mode: string, answer: Answer): RequestHandler {
  const render = createRequestHandler(build, mode)
  const versionOf = (id: string) => itineraries.findNewestVersion(context.db, id)
  const handle = mode === 'production' ? keepingPages(render, versionOf) : render
  return async (request, response, next) => {
    try {
      let retryAfterSeconds: number | undefined
      const loadContext = contextOf(context, response, (error) => {
        retryAfterSeconds ??= secondsToWait(error)
      })
      const answered = await handle(createRemixRequest(request, response), loadContext)
      if (answered.status === 500 && retryAfterSeconds !== undefined) {
        const headers = { 'Retry-After': String(retryAfterSeconds) }
        // Remix's own reader in the browser wants Remix's own body.
        if (request.path.endsWith('.data')) return await sendAnswer(response, asBusy(answered, headers))
        await answered.body?.cancel()
        return answer(request, response, 503, headers)
      }
      const { status } = answered
      if ((status === 405 || status === 500) && isRemixsOwn(answered) && isForPrograms(request)) {
        return answer(request, response, status)
      }
      await sendAnswer(response, answered)
      drain(request)
    } catch (error) {
      next(error)
    }
  }
}

function contextOf(
  context: AppContext,
  response: ExpressResponse,
  noteFailure: (error: unknown) => void,
): AppLoadContext {
  const { cspNonce, requestId, clientAddress } = response.locals
  const log = context.log.child({ requestId })
  return { ...context, log, cspNonce: cspNonce!, requestId: requestId!, clientAddress: clientAddress!, noteFailure }
}

function asBusy({ body, headers }: Response, more: Record<string, string>): Response {
  return new Response(body, { status: 503, headers: { ...Object.fromEntries(headers), ...more } })
}

/** By name: the pages are another bundle, with its own copy of the error classes. */
function secondsToWait(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined
  if (error.name === 'DatabaseBusyError') return 2
  return error.name === 'DatabaseUnavailableError' ? 10 : undefined
}

/** Remix answers for a broken resource route, and for a method that it does not have, in bare English. */
function isRemixsOwn({ headers }: Response): boolean {
  return /^(text\/plain|application\/json)\b/.test(headers.get('content-type') ?? 'text/plain')
}
