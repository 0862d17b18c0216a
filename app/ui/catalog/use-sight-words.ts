import { useTranslation } from 'react-i18next'
import type { Sight, Wind } from '#app/domain/catalog/viewpoint.ts'
import { shownName } from '#app/domain/values/locale.ts'
import { intlLocale } from '#app/i18n/languages.ts'
import { useLanguage } from '../layout/use-page.ts'
import { formatDistance } from '../text/figures.tsx'
import { numberFormat } from '../text/intl.ts'

/** The words in which a sight is told: "Look west-north-west, to Mt. Fuji", "1.2 km away". */
export function useSightWords() {
  const { t } = useTranslation('catalog')
  const language = useLanguage()
  const away = (meters: number) => t('view.away', { distance: formatDistance(meters, language) })
  return {
    compass: (wind: 'n' | 'e' | 's' | 'w') => t(`view.compass.${wind}`),
    sketch: (wind: Wind) => t('view.sketch', { wind: t(`view.wind.${wind}`) }),
    away,
    distance: (meters: number) => formatDistance(meters, language),
    degrees: (degrees: number) =>
      t('view.bearing', { degrees: numberFormat(intlLocale(language), {}).format(degrees) }),
    look: ({ wind, subject, distanceMeters }: Pick<Sight, 'wind' | 'subject' | 'distanceMeters'>) => {
      const seen = subject ? shownName(subject, language).text : null
      const told = wind ? t(`view.wind.${wind}`) : null
      const where =
        told && seen
          ? t('view.look_at', { wind: told, subject: seen })
          : told
            ? t('view.look', { wind: told })
            : seen
              ? t('view.at', { subject: seen })
              : null
      return where === null || distanceMeters === null
        ? where
        : t('view.with_distance', { look: where, away: away(distanceMeters) })
    },
  }
}
