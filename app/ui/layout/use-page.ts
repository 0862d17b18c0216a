import { useLocation, useRouteLoaderData } from '@remix-run/react'
import type { Language } from '#app/domain/values/locale.ts'
import { DEFAULT_LANGUAGE, languageOfPath } from '#app/i18n/languages.ts'
import type { RootData } from '#app/root.tsx'
import { type Urls, urlsFor } from '#app/urls.ts'

/** The language of the page, from its address. */
export function useLanguage(): Language {
  return languageOfPath(useLocation().pathname) ?? DEFAULT_LANGUAGE
}

/** The product's addresses in the language of the page. */
export function useUrls(): Urls {
  const language = useLanguage()
  const known = urlsByLanguage.get(language) ?? urlsFor(language)
  urlsByLanguage.set(language, known)
  return known
}

/** Made once a language: hundreds of links of a page ask for them. */
const urlsByLanguage = new Map<Language, Urls>()

/** What the root loader knows; undefined on an error page that came before it. */
export function useRootData(): RootData | undefined {
  return useRouteLoaderData('root') as RootData | undefined
}

/** The whole address of a page, as others are to write it down. */
export function useAddress(): (path: string) => string {
  const origin = useRootData()?.origin ?? ''
  return (path) => origin + path
}
