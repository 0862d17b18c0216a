import { useLocation } from '@remix-run/react'
import { LANGUAGES } from '#app/domain/values/locale.ts'
import { DEFAULT_LANGUAGE, languageOfPath } from '#app/i18n/languages.ts'

/** `hreflang` and the canonical address: the same page in each language. Query strings are never canonical. */
export function AlternateLinks({ origin }: { origin: string | undefined }) {
  const { pathname } = useLocation()
  const language = languageOfPath(pathname)
  if (!origin || !language) return null
  const rest = pathname.slice(language.length + 1)
  return (
    <>
      <link rel="canonical" href={`${origin}${pathname}`} />
      {LANGUAGES.map((other) => (
        <link key={other} rel="alternate" hrefLang={other} href={`${origin}/${other}${rest}`} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={`${origin}/${DEFAULT_LANGUAGE}${rest}`} />
    </>
  )
}
