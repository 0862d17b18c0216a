import { useTranslation } from 'react-i18next'
import type { Licence } from '#app/domain/tours/tour.ts'
import { intlLocale } from '#app/i18n/languages.ts'
import { useSay } from '#app/i18n/say.ts'
import { Tag } from '../layout/card.tsx'
import { useLanguage } from '../layout/use-page.ts'
import { formatDay } from '../text/figures.tsx'

export function SampleTag() {
  const { t } = useTranslation()
  return (
    <span title={t('sample_explained')}>
      <Tag tone="warn">{t('sample')}</Tag>
    </span>
  )
}

/** Names of languages in the reader's own. */
export function useLanguageNames(): (tags: readonly string[]) => string {
  const language = useLanguage()
  return (tags) => {
    const locale = intlLocale(language)
    const names = new Intl.DisplayNames(locale, { type: 'language' })
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(tags.map((tag) => names.of(tag) ?? tag))
  }
}

/** The protected title, only where it was proven; the number stands beside it so that it can be checked. */
export function LicenceLine({ licence }: { licence: Licence | null }) {
  const { t } = useTranslation('tours')
  const say = useSay('tours')
  const language = useLanguage()
  if (!licence?.provenOn) return <span className="text-ink-soft">{t('licence.none')}</span>
  return (
    <span>
      {say(`licence.${licence.kind}`)} · <span className="whitespace-nowrap">{licence.number}</span>
      <span className="block text-ink-soft text-sm">
        {t('licence.proven', { day: formatDay(licence.provenOn, language) })}
      </span>
    </span>
  )
}
