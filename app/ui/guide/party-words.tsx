import { useTranslation } from 'react-i18next'
import { useLanguage } from '../layout/use-page.ts'
import type { DeskBooking } from './desk.ts'

/** "2 adults, 2 children (4 and 7)", and of how many nobody said how old they are. */
export function PartyWords({
  adults,
  childAges,
  unknownAges,
}: Pick<DeskBooking, 'adults' | 'childAges' | 'unknownAges'>) {
  const { t } = useTranslation('guide')
  const language = useLanguage()
  const ages = new Intl.ListFormat(language, { type: 'conjunction' }).format(childAges.map(String))
  const parts = [
    adults || !unknownAges ? t('party.adults', { count: adults }) : null,
    childAges.length ? t('party.children', { count: childAges.length, ages }) : null,
    unknownAges ? t('party.unknown_ages', { count: unknownAges }) : null,
  ]
  return parts.filter(Boolean).join(t('party.and'))
}

/** The name of a language in the reader's own. */
export function LanguageName({ code }: { code: string }) {
  return new Intl.DisplayNames([useLanguage()], { type: 'language' }).of(code)
}
