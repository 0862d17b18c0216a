import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../form/button.tsx'
import { Card, Section, Tag } from '../layout/card.tsx'
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
        <ul className="grid gap-3">
          {tours.map((tour) => (
            <li key={tour.departureId}>
              <Card className="flex flex-wrap items-center justify-between gap-4">
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
                <ButtonLink to={urls.departure(tour.departureId, itineraryId)} look="secondary">
                  {t('book')}
                </ButtonLink>
              </Card>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
