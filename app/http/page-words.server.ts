import type { TFunction } from 'i18next'
import { i18nFor } from '#app/i18n/i18n.server.ts'
import { DEFAULT_LANGUAGE, isLanguage } from '#app/i18n/languages.ts'
import { type Urls, urlsFor } from '#app/urls.ts'

const ROOMS = ['account', 'guide', 'board', 'imports', 'operator'] as const

/** The language, words and addresses of the page that a loader or action answers for. */
export function pageWords({ lang }: { lang?: string }): { language: string; t: TFunction<typeof ROOMS>; urls: Urls } {
  const language = isLanguage(lang) ? lang : DEFAULT_LANGUAGE
  return { language, t: i18nFor(language).getFixedT(null, ROOMS), urls: urlsFor(language) }
}
