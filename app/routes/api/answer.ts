import { createHash } from 'node:crypto'
import type { Language } from '#app/domain/values/locale.ts'
import { problemResponse } from '#app/http/problem.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { negotiateLanguage } from '#app/i18n/languages.ts'
import type { FieldRefusal } from '#app/services/itineraries/trip-request-schema.ts'
import type { QueryRefusal } from './query.ts'

/** What HTTP itself refuses; all else is in the one table of refusals. */
const OF_HTTP = { not_found: 404, method_not_allowed: 405 } as const
export type ProblemKind =
  | keyof typeof OF_HTTP
  | 'invalid_json'
  | 'invalid_query'
  | 'body_too_large'
  | 'unsupported_media_type'
  | 'trip_refused'
  | 'itinerary_not_found'
  | 'planner_unavailable'

/** A problem document in the reader's language, with each field that has to change. */
export function problem(
  { request, requestId }: { request: Request; requestId?: string },
  kind: ProblemKind,
  { values = {}, errors, headers }: ProblemDetails = {},
): Response {
  const translate = wordsFor(languageOf(request))
  const title = translate(`api:problem.${kind}.title`)
  const detail = translate(`api:problem.${kind}.detail`, values)
  const said = errors?.map((error) => {
    const key = kind === 'invalid_query' ? `api:query.${error.kind}` : `errors:trip.${error.kind}`
    return { ...error, detail: translate(key, error.values) }
  })
  const status = kind in OF_HTTP ? OF_HTTP[kind as keyof typeof OF_HTTP] : statusOfRefusal({ kind })
  return problemResponse({ status, kind, title, detail, requestId, ...values, errors: said }, headers)
}

interface ProblemDetails {
  values?: Record<string, string | number>
  errors?: (QueryRefusal | FieldRefusal)[]
  headers?: Record<string, string>
}

/** A body with a strong ETag of its bytes: who has it already is told so in a few bytes. */
export function cacheable(request: Request, body: string, contentType: string, headers: HeadersInit = {}): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  const all = new Headers({ 'Cache-Control': 'no-cache', ...headers, ETag: etag })
  const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? []
  // A proxy that compresses marks the tag as weak; the bytes under it are the same.
  if (known.some((tag) => tag.replace(/^W\//, '') === etag)) return new Response(null, { status: 304, headers: all })
  all.set('Content-Type', contentType)
  return new Response(body, { headers: all })
}

/** The language of texts in an answer: `lang` where it is given, else what the caller accepts. */
export function languageOf(request: Request): Language {
  const asked = new URL(request.url).searchParams.get('lang')
  if (asked === 'en' || asked === 'ja') return asked
  return negotiateLanguage(request.headers.get('accept-language'))
}

/** Says a key that is made from a kind; the compiler can't know it, the locale test does. */
export function wordsFor(language: Language) {
  const translate = translateFor(language)
  return (key: string, values: Record<string, string | number> = {}): string =>
    String(translate(key as never, values as never))
}
