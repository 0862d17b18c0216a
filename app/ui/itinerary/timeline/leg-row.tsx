import { useTranslation } from 'react-i18next'
import type { ItineraryDay, Leg, LegMode } from '#app/domain/planner/itinerary.ts'
import { DOT } from '../../text/dot.ts'
import { Distance, Duration } from '../../text/figures.tsx'
import { Icon, type IconName } from '../../text/icon.tsx'
import { useWords } from '../use-words.ts'
import { RailRow } from './rail-row.tsx'
import { OutsideTimetable, Rides } from './rides.tsx'

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
              {t(`mode.${modeOf(leg)}`)} <Duration minutes={leg.minutes} />
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
          {leg.outsideTimetable ? <OutsideTimetable {...leg.outsideTimetable} /> : null}
        </div>
      </div>
    </RailRow>
  )
}

/** A road that a timetable serves is no taxi. */
function modeOf({ mode, certainty, rides }: Leg): LegMode | 'bus' | 'boat' {
  if (mode !== 'road' || certainty !== 'schedule') return mode
  return rides.length > 0 && rides.every(({ scheduled }) => scheduled?.kind === 'boat') ? 'boat' : 'bus'
}
