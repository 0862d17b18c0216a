import { useTranslation } from 'react-i18next'

/** The line that OpenStreetMap asks of whoever shows what was worked out on its data. */
export function OsmCredit() {
  const { t } = useTranslation()
  return (
    <a href="https://www.openstreetmap.org/copyright" rel="noopener">
      {t('osm_credit')}
    </a>
  )
}
