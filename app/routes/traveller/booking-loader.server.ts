import { type AppLoadContext, redirect } from '@remix-run/node'
import type { Params } from '@remix-run/react'
import type { Language } from '#app/domain/values/locale.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { findBookingPage } from '#app/services/booking/find-booking-page.server.ts'
import { urlsFor } from '#app/urls.ts'
import { languageOf } from './page-language.ts'

/** A booking's address opens it, so no page of it is kept by caches. */
export const PRIVATE_HEADERS = { 'Cache-Control': 'private, no-store' }

/** What every page of one booking begins with; an unknown booking is an unknown page. */
export async function openBooking(params: Params, context: AppLoadContext) {
  const language = languageOf(params)
  const page = await findBookingPage(context, params.id ?? '')
  if (!page) throw new Response(null, { status: 404 })
  // Whoever goes back to a hold whose party was changed is taken to the one that stands; money on its way back is shown.
  const successor = page.events.find(({ kind }) => kind === 'replaced')?.detail?.by
  if (typeof successor === 'string' && page.refunds.length === 0) throw redirect(urlsFor(language).booking(successor))
  return { language, urls: urlsFor(language), page }
}

/** What was typed, for a form that is shown again. */
export function typedIn(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : '']))
}

/** The title of a page, said by the server: the browser's `meta` has no language of its own. */
export function titleIn(language: Language, key: `${'booking' | 'tours'}:${string}`, values?: Record<string, string>) {
  return sayWith(translateFor(language))(key, values)
}
