import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Departure } from '#app/domain/tours/tour.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { Tag } from '../layout/card.tsx'
import { useUrls } from '../layout/use-page.ts'
import { Day, Yen } from '../text/figures.tsx'
import { Name } from '../text/name.tsx'

export interface ListedDeparture {
  id: string
  localStart: string
  status: Departure['status']
  /** Before its start, between start and end, or after it. */
  phase: 'ahead' | 'under_way' | 'over'
  title: Names
  isSample: boolean
  seatsTotal: number
  seatsTaken: number
  bookingCount: number
  guests: number
  netYen: number
}

/** The departures of one day, each a line to press: when, which tour, how full, and what it brings. */
export function DepartureDay({
  day,
  isToday,
  departures,
}: {
  day: string
  isToday: boolean
  departures: ListedDeparture[]
}) {
  const { t } = useTranslation('guide')
  return (
    <section className="mb-6">
      <h2 className="mb-2 flex items-baseline gap-3 font-semibold">
        <Day date={day} />
        {isToday ? <Tag tone="accent">{t('today')}</Tag> : null}
      </h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
        {departures.map((departure) => (
          <DepartureLine key={departure.id} {...departure} />
        ))}
      </ul>
    </section>
  )
}

function DepartureLine({ id, localStart, status, phase, title, isSample, ...of }: ListedDeparture) {
  const { t } = useTranslation('guide')
  const { t: common } = useTranslation()
  const urls = useUrls()
  return (
    <li className="relative grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken sm:grid-cols-[auto_minmax(0,1fr)_8rem_9rem] sm:items-center">
      <span className="tabular row-span-2 font-semibold text-lg sm:row-span-1">{localStart.slice(11, 16)}</span>
      <span className="min-w-0">
        <Link to={urls.guideDeparture(id)} className="font-medium after:absolute after:inset-0">
          <Name names={title} />
        </Link>{' '}
        {isSample ? <Tag>{common('sample')}</Tag> : null}{' '}
        {phase !== 'ahead' ? (
          <Tag tone={phase === 'over' ? 'neutral' : 'info'}>{t(phase)}</Tag>
        ) : status === 'open' ? null : (
          <Tag tone="warn">{t(`departure.${status}`)}</Tag>
        )}
      </span>
      <span className="col-start-2 sm:col-start-3">
        <span className="tabular text-sm">{t('seats_of', { taken: of.seatsTaken, total: of.seatsTotal })}</span>
        <progress
          value={of.seatsTaken}
          max={of.seatsTotal}
          aria-hidden="true"
          className="block h-1.5 w-full overflow-hidden rounded-sm [&::-moz-progress-bar]:bg-good [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-good"
        />
      </span>
      <span className="col-start-2 text-sm sm:col-start-4 sm:text-end">
        {of.netYen > 0 ? (
          <>
            <span className="text-ink-soft sm:sr-only">{t('column.net')} </span>
            <Yen amount={of.netYen} />
          </>
        ) : (
          <span className="text-ink-soft">{of.seatsTaken > 0 ? t('on_hold') : t('not_booked')}</span>
        )}
      </span>
    </li>
  )
}
