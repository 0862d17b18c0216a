import { useTranslation } from 'react-i18next'
import type { ItineraryDay, Leg, LegMode } from '#app/domain/planner/itinerary.ts'
import { DOT } from '../../text/dot.ts'
import { Clock, Distance, Duration } from '../../text/figures.tsx'
import { Icon, type IconName } from '../../text/icon.tsx'
import { Name } from '../../text/name.tsx'
import { useWords } from '../use-words.ts'
import { RailRow } from './rail-row.tsx'

const ICONS: Record<LegMode, IconName> = { walk: 'walk', rail: 'train', road: 'road', car: 'road' }

/** How one gets to the next stop, in a slim line: mode, minutes with their span, metres; the rides with the names on the signs. */
export function LegRow({
  day,
  index,
  dayIndex,
  marksEstimates,
}: {
  day: ItineraryDay
  index: number
  dayIndex: number
  /** Where all ways of a plan are estimates, its head says so once. */
  marksEstimates: boolean
}) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  const leg = day.legs[index]
  if (!leg || (leg.minutes === 0 && leg.meters === 0)) return null
  const { minutesLow: low, minutesHigh: high } = leg
  return (
    <RailRow dayIndex={dayIndex} rail={leg.mode === 'walk' ? 'dotted' : 'solid'}>
      <div className="flex gap-x-1.5 px-2.5 py-1.5 text-ink-soft text-xs leading-snug">
        <Icon name={ICONS[leg.mode]} className="mt-0.5 size-4.5" />
        <div className="min-w-0">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <span className="font-medium text-ink text-sm">
              {t(`mode.${leg.mode}`)} <Duration minutes={leg.minutes} />
            </span>
            {high - low > 1 ? <span className="tabular">({t('band', { low, high })})</span> : null}
            <span>
              <Distance meters={leg.meters} />
              {leg.mode !== 'walk' && leg.walkMeters > 0
                ? `${DOT}${t('of_which_walk', { distance: words.distance(leg.walkMeters) })}`
                : null}
              {leg.certainty === 'estimate' && !marksEstimates ? null : `${DOT}${t(`certainty.${leg.certainty}`)}`}
            </span>
          </p>
          {leg.rides.length > 0 ? <Rides rides={leg.rides} date={day.date} /> : null}
        </div>
      </div>
    </RailRow>
  )
}

function Rides({ rides, date }: Pick<Leg, 'rides'> & { date: string }) {
  const { t } = useTranslation('itinerary')
  return (
    <ul>
      {rides.map((ride, at) => (
        <li key={at}>
          {ride.leavesAt === undefined || ride.arrivesAt === undefined ? null : (
            <>
              <Clock date={date} minute={ride.leavesAt} />–<Clock date={date} minute={ride.arrivesAt} />{' '}
            </>
          )}
          <span className="text-ink">
            <Name names={ride.lineNames} withOther />
          </span>
          {DOT}
          <Name names={ride.fromNames} withOther />{' '}
          <span aria-hidden="true" className="rtl:hidden">
            →
          </span>
          <span aria-hidden="true" className="hidden rtl:inline">
            ←
          </span>
          <span className="sr-only">{t('ride_to')}</span> <Name names={ride.toNames} withOther />
          {DOT}
          <Duration minutes={ride.minutes} />
        </li>
      ))}
    </ul>
  )
}
