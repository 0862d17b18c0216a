import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { EXPORT_FORMATS, EXPORT_TYPES, exportItinerary } from '#app/services/itineraries/export/export-itinerary.ts'
import { findItinerary } from '#app/services/itineraries/find-itinerary.server.ts'
import { urlsFor } from '#app/urls.ts'
import { cacheable, languageOf, problem, wordsFor } from './answer.ts'
import { itineraryAnswer } from './itinerary-answer.ts'
import { readQuery } from './query.ts'

/** A plan as JSON, or as a file where its address ends with a format: `…/{id}.gpx`. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const asked = { request, requestId: context.requestId }
  const [id = '', extension, ...rest] = (params.file ?? '').split('.')
  const format = EXPORT_FORMATS.find((each) => each === extension)
  if (rest.length > 0 || (extension !== undefined && !format)) return problem(asked, 'not_found')
  const query = readQuery(new URL(request.url), format ? ['lang'] : [])
  if (!query.ok) return problem(asked, 'invalid_query', { errors: query.error.errors })
  const stored = await findItinerary(context.db, id)
  if (!stored) return problem(asked, 'itinerary_not_found')
  if (!format) {
    const body = JSON.stringify(itineraryAnswer(stored, context.publicOrigin))
    return cacheable(request, body, 'application/json; charset=utf-8', PRIVATE)
  }
  const language = languageOf(request)
  const translate = wordsFor(language)
  const file = exportItinerary(format, {
    ...stored,
    language,
    url: new URL(urlsFor(language).itinerary(id), context.publicOrigin).href,
    translate: (key, values) => translate(`api:${key}`, values),
  })
  const name = `meguri-${stored.plan.days[0]?.date ?? 'plan'}.${format}`
  return cacheable(request, file, EXPORT_TYPES[format], {
    ...PRIVATE,
    'Content-Disposition': `attachment; filename="${name}"`,
  })
}

/** The address is the key to the plan: no shared cache and no search engine keeps it. */
const PRIVATE = { 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex', Vary: 'Accept-Language' }

export function action({ request, context }: ActionFunctionArgs) {
  const asked = { request, requestId: context.requestId }
  return problem(asked, 'method_not_allowed', { values: { allow: 'GET, HEAD' }, headers: { Allow: 'GET, HEAD' } })
}
