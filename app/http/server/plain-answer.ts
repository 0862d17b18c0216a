import type { Request, Response } from 'express'
import { isRightToLeft, LANGUAGES, type Language } from '#app/domain/values/locale.ts'
import { i18nFor } from '#app/i18n/i18n.server.ts'
import { languageOfPath, negotiateLanguage } from '#app/i18n/languages.ts'
import { problemDocument } from '../problem.ts'
import { answerForRouter } from './router-answer.ts'

/** Answers without Remix: for what is refused before it, and for when it fails. */
export type Answer = (
  request: Request,
  response: Response,
  status: PlainStatus,
  headers?: Record<string, string>,
) => void

export type PlainStatus = 403 | 404 | 405 | 411 | 413 | 429 | 500 | 503

/** A short page in the reader's language, or a problem document where programs call. */
export const plainAnswer: Answer = (request, response, status, headers = {}) => {
  if (response.headersSent) {
    response.destroy()
    return
  }
  drain(request)
  response.status(status).set({ 'Cache-Control': 'no-store', ...headers })
  if (isForRouter(request)) {
    response.type('text/x-script').send(answerForRouter(request, status))
    return
  }
  const { requestId } = response.locals
  const language = languageOf(request)
  const say = i18nFor(language).getFixedT(null, 'errors')
  const words = status === 405 || status === 411 ? 400 : status
  const title = say(`page.${words}.title`)
  const body = say(`page.${words}.body`)
  if (isForPrograms(request)) {
    const problem = problemDocument({ status, title, detail: body, requestId })
    response.type('application/problem+json').send(JSON.stringify(problem))
    return
  }
  const link = (path: string, key: 'again' | 'go_home') =>
    `<a href="${escaped(path)}">${escaped(say(`page.${key}`))}</a>`
  const home = `/${language}`
  const ways = status === 404 ? [link(home, 'go_home')] : [link(pageOf(request), 'again'), link(home, 'go_home')]
  const typed = request.method === 'POST' ? `<p>${escaped(say('page.typed'))}</p>` : ''
  response.type('html').send(`<!doctype html>
<html lang="${language}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} – Meguri</title><link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/plain.css"></head>
<body><header><a href="${home}">Meguri</a></header>
<main><p class="number">${escaped(say('page.number', { status }))}</p><h1>${escaped(title)}</h1>
<p>${escaped(body)}</p>${typed}<p class="ways">${ways.join(' ')}</p></main></body>
</html>`)
}

/** The page that a request was about: where a form was sent, the page that has the form. */
function pageOf({ method, originalUrl, path }: Request): string {
  const page = method === 'GET' ? originalUrl : path
  return /^\/[\w-]/.test(page) ? page : '/'
}

function languageOf(request: Request): Language {
  const named = languageOfPath(request.path)
  const isSpoken = named !== undefined && (LANGUAGES as readonly string[]).includes(named)
  return isSpoken ? named : negotiateLanguage(request.get('accept-language') ?? null)
}

/**
 * Throws away what nobody has read of a body: it would stand before the next request on this connection. Remix's stream
 * listens and pauses again, so its listeners go first.
 */
export function drain(request: Request): void {
  request.removeAllListeners('data')
  request.resume()
}

/** Remix's own reader in the browser: it would show an answer of any other kind as our own mistake. */
function isForRouter({ path }: Request): boolean {
  return path.endsWith('.data') && !/^\/(api|octo|webhooks|tiles)\//.test(path)
}

export function isForPrograms(request: Request): boolean {
  if (/^\/(api|octo|webhooks|tiles)\//.test(request.path)) return true
  return request.path.endsWith('.data') || request.accepts(['html', 'json']) !== 'html'
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
