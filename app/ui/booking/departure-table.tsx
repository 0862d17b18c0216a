import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Availability } from '#app/domain/tours/availability.ts'
import type { Departure, TourOption } from '#app/domain/tours/tour.ts'
import { useSay } from '#app/i18n/say.ts'
import { EmptyState, Notice } from '../layout/card.tsx'
import { useLanguage, useUrls } from '../layout/use-page.ts'
import { formatDay, formatLocalDateTime } from '../text/figures.tsx'
import { Name } from '../text/name.tsx'

type OfferedDeparture = Departure & { availability: Availability }

interface Props {
  departures: OfferedDeparture[]
  options: TourOption[]
  itineraryId?: string
}

const SHOWN_FIRST = 10

/** What can be booked, soonest first; what cannot says so in words. The later ones open without a script too. */
export function DepartureTable({ departures, ...rest }: Props) {
  const { t } = useTranslation('tours')
  if (!departures.length) return <EmptyState icon="calendar" title={t('departures.empty')} />
  const later = departures.slice(SHOWN_FIRST)
  return (
    <>
      <p className="mb-3 text-ink-soft">{t('departures.japan_time')}</p>
      {departures.some(isBookable) ? null : (
        <div className="mb-3">
          <Notice tone="info">{t('departures.none_bookable')}</Notice>
        </div>
      )}
      <List {...rest} departures={departures.slice(0, SHOWN_FIRST)} />
      {later.length ? (
        <details className="mt-2">
          <summary className="py-3 font-medium text-accent">
            {t('departures.show_more', { count: later.length })}
          </summary>
          <List {...rest} departures={later} />
        </details>
      ) : null}
    </>
  )
}

function List({ departures, options, itineraryId }: Props) {
  const { t } = useTranslation('tours')
  const urls = useUrls()
  const language = useLanguage()
  return (
    <ul className="divide-y divide-line border-line border-y">
      {departures.map((departure) => {
        const option = options.find(({ id }) => id === departure.optionId)
        const when = formatLocalDateTime(departure.localStart, language)
        return (
          <li key={departure.id} className="flex items-center justify-between gap-x-4 py-2.5 sm:py-3">
            <div className="min-w-0">
              <time dateTime={`${departure.localStart}:00+09:00`} className="font-medium">
                <span className="hidden sm:inline">{when}</span>
                <span className="whitespace-nowrap sm:hidden">
                  {formatDay(departure.localStart.slice(0, 10), language, 'short')} {departure.localStart.slice(11, 16)}
                </span>
              </time>
              <p className="text-ink-soft text-sm">
                {option ? <Name names={option.names} /> : null} · <AvailabilityWords {...departure} option={option} />
              </p>
            </div>
            {isBookable(departure) ? (
              <Link
                to={urls.departure(departure.id, itineraryId)}
                aria-label={t('departures.choose_this', { when })}
                className="inline-flex min-h-11 shrink-0 items-center rounded-md border border-line-strong bg-surface px-5 font-medium no-underline hover:bg-sunken"
              >
                {t('departures.choose')}
              </Link>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

/** Seats in words: a private departure is free or it is not. */
export function AvailabilityWords({
  availability: { status, seatsLeft },
  option,
}: Pick<OfferedDeparture, 'availability'> & { option: TourOption | undefined }) {
  const say = useSay('tours')
  if (option?.isPrivate && isBookable({ availability: { status } })) return <>{say('availability.PRIVATE')}</>
  return <>{say(`availability.${status}`, { count: seatsLeft })}</>
}

function isBookable({ availability: { status } }: { availability: Pick<Availability, 'status'> }): boolean {
  return status === 'AVAILABLE' || status === 'LIMITED'
}
