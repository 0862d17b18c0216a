import type { i18n } from 'i18next'
import type { Language } from '#app/domain/values/locale.ts'
import { i18nFor } from './i18n.server.ts'

const heirs = new Map<Language, i18n>()

/**
 * The instance of a language as pages are rendered with it. react-i18next copies every own property of its instance for
 * each component that asks for words, so it is given an heir that has none; and i18next spreads all of its options for
 * each sentence, so sentences without values are looked up once a process. Together a third of a page's time.
 */
export function i18nForRender(language: Language): i18n {
  const known = heirs.get(language)
  if (known) return known
  const original = i18nFor(language)
  const fixed = new Map<string, Translate>()
  const make = original.getFixedT.bind(original) as unknown as (...scope: unknown[]) => Translate
  const heir: i18n = Object.create(original, {
    getFixedT: {
      value: (...scope: unknown[]) => {
        const name = JSON.stringify(scope)
        const translate = fixed.get(name) ?? remembering(make(...scope))
        fixed.set(name, translate)
        return translate
      },
    },
  })
  heirs.set(language, heir)
  return heir
}

/** The keys' types are the callers' business; here any key is one. */
type Translate = (key: string | string[], ...values: unknown[]) => string

function remembering(translate: Translate): Translate {
  const said = new Map<string, string>()
  return (key, ...values) => {
    if (typeof key !== 'string' || values.length > 0) return translate(key, ...values)
    const sentence = said.get(key) ?? translate(key)
    said.set(key, sentence)
    return sentence
  }
}
