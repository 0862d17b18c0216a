import { createInstance, type i18n, type TFunction } from 'i18next'
import type { Language } from '#app/domain/values/locale.ts'
import en from './en.server.ts'
import ja from './ja.server.ts'
import { i18nOptions } from './options.ts'
import { pseudoTexts, rightToLeftTexts } from './pseudo.ts'

const instances = new Map<Language, i18n>()

/** One ready instance a language, made at its first use and shared by all requests. */
export function i18nFor(language: Language): i18n {
  const known = instances.get(language)
  if (known) return known
  const instance = createInstance()
  void instance.init({ ...i18nOptions, lng: language, resources: { [language]: textsOf(language) } })
  instances.set(language, instance)
  return instance
}

/** The translate function of a language, for what leaves the house without React: mails, files, API titles. */
export function translateFor(language: Language): TFunction {
  return i18nFor(language).t
}

function textsOf(language: Language) {
  switch (language) {
    case 'en':
      return en
    case 'ja':
      return ja
    case 'en-XA':
      return pseudoTexts(en)
    case 'ar-XB':
      return rightToLeftTexts(en)
  }
}
