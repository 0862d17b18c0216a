import { useTranslation } from 'react-i18next'
import { useLanguage } from '../layout/use-page.ts'

/** "2 adults, 2 children (4 and 7)". */
export function PartyWords({ adults, childAges }: { adults: number; childAges: number[] }) {
  const { t } = useTranslation('guide')
  const language = useLanguage()
  const ages = new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(childAges.map(String))
  const children = childAges.length ? t('party.children', { count: childAges.length, ages }) : null
  return [t('party.adults', { count: adults }), children].filter(Boolean).join(t('party.and'))
}

/** The name of a language in the reader's own. */
export function LanguageName({ code }: { code: string }) {
  return new Intl.DisplayNames([useLanguage()], { type: 'language' }).of(code)
}
