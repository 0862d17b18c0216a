import { LANGUAGES, type Language, PSEUDO_LANGUAGES } from '#app/domain/values/locale.ts'

/** How each language calls itself: never translated. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  ja: '日本語',
  'en-XA': '[Ƥşḗŭḓǿ]',
  'ar-XB': '‮Rtl‬',
}

export const DEFAULT_LANGUAGE: Language = 'en'

export function isLanguage(text: string | undefined): text is Language {
  return ([...LANGUAGES, ...PSEUDO_LANGUAGES] as string[]).includes(text ?? '')
}

/** The language of a page is the first part of its path. */
export function languageOfPath(pathname: string): Language | undefined {
  const first = pathname.split('/')[1]?.replace(/\.data$/, '')
  return isLanguage(first) ? first : undefined
}

/** The best of our languages for an `Accept-Language` header (RFC 9110 §12.5.4). */
export function negotiateLanguage(header: string | null): Language {
  const wanted = (header ?? '')
    .split(',')
    .slice(0, 20)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const q = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { tag: tag.toLowerCase(), weight: q ? Number(q.trim().slice(2)) || 0 : 1 }
    })
    .sort((a, b) => b.weight - a.weight)
  for (const { tag, weight } of wanted) {
    const match = LANGUAGES.find((language) => tag === language || tag.startsWith(`${language}-`))
    if (match && weight > 0) return match
  }
  return DEFAULT_LANGUAGE
}

/** The locale that `Intl` is asked with. English readers get day before month: they come from everywhere. */
export function intlLocale(language: string): string {
  if (language === 'en' || language === 'en-XA') return 'en-GB'
  if (language === 'ar-XB') return 'ar-u-nu-latn'
  return language
}
