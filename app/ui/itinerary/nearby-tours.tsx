import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../form/button.tsx'
import { Section, Tag } from '../layout/card.tsx'
import { useLanguage, useUrls } from '../layout/use-page.ts'
import { formatDay } from '../text/figures.tsx'
import { Name } from '../text/name.tsx'
import type { NearbyTour } from './plan-view.ts'

export function NearbyTours({ tours, itineraryId }: { tours: NearbyTour[]; itineraryId: string }) {
  const { t } = useTranslation('itinerary')
  const { t: common } = useTranslation()
  const language = useLanguage()
  const urls = useUrls()
  if (tours.length === 0) return null
  return (
    <div className="no-print">
      <Section title={t('tours')}>
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
          {tours.map((tour) => (
            <li key={tour.departureId}>
              <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5">
                <div className="min-w-0">
                  <p className="font-semibold">
                    <Name names={tour.names} /> {tour.isSample ? <Tag>{common('sample')}</Tag> : null}
                  </p>
                  <p className="tabular text-ink-soft text-sm">
                    {t('tour_when', {
                      day: formatDay(tour.localStart.slice(0, 10), language, 'short'),
                      time: tour.localStart.slice(11, 16),
                    })}
                  </p>
                </div>
                <ButtonLink to={urls.departure(tour.departureId, itineraryId)} look="secondary" size="small">
                  {t('book')}
                </ButtonLink>
              </div>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
