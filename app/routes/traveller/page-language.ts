import type { Params } from '@remix-run/react'
import type { Language } from '#app/domain/values/locale.ts'
import { isLanguage } from '#app/i18n/languages.ts'

/** The language of a page's address; an unknown one is an unknown page. */
export function languageOf(params: Params): Language {
  if (!isLanguage(params.lang)) throw new Response(null, { status: 404 })
  return params.lang
}
