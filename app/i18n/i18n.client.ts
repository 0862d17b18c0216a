import { createInstance, type i18n } from 'i18next'
import type { Language } from '#app/domain/values/locale.ts'
import { i18nOptions } from './options.ts'

/** Loads the one language that the page is in. */
export async function loadI18n(language: Language): Promise<i18n> {
  const instance = createInstance()
  await instance.init({ ...i18nOptions, lng: language, resources: { [language]: await textsOf(language) } })
  return instance
}

async function textsOf(language: Language) {
  switch (language) {
    case 'en':
      return (await import('./en.ts')).default
    case 'ja':
      return (await import('./ja.ts')).default
    case 'en-XA':
      return (await import('./pseudo.ts')).pseudoTexts((await import('./en.ts')).default)
    case 'ar-XB':
      return (await import('./pseudo.ts')).rightToLeftTexts((await import('./en.ts')).default)
  }
}
