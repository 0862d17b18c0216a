import { useTranslation } from 'react-i18next'
import type { Leg, LegMode } from '#app/domain/planner/itinerary.ts'
import { Distance, Duration } from '../../text/figures.tsx'
import { Icon, type IconName } from '../../text/icon.tsx'
import { Name } from '../../text/name.tsx'
import { useWords } from '../use-words.ts'

const ICONS: Record<LegMode, IconName> = { walk: 'walk', rail: 'train', road: 'road', car: 'road' }

/** How one gets to the next stop: mode, minutes with their band, metres, rides, and how sure we are. */
export function LegRow({ leg }: { leg: Leg | undefined }) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  if (!leg || (leg.minutes === 0 && leg.meters === 0)) return null
  const hasBand = leg.minutesHigh - leg.minutesLow > 1
  return (
    <div className="flex items-start gap-3 py-3 text-ink-soft text-sm">
      <Icon name={ICONS[leg.mode]} className="mt-0.5 size-5" />
      <div className="min-w-0">
        <p>
          <span className="font-medium text-ink">
            {t(`mode.${leg.mode}`)} <Duration minutes={leg.minutes} />
          </span>
          {' · '}
          <Distance meters={leg.meters} />
          {hasBand ? ` · ${t('band', { low: leg.minutesLow, high: leg.minutesHigh })}` : null}
          {leg.mode !== 'walk' && leg.walkMeters > 0
            ? ` · ${t('of_which_walk', { distance: words.distance(leg.walkMeters) })}`
            : null}
          {` · ${t(`certainty.${leg.certainty}`)}`}
        </p>
        {leg.rides.length > 0 ? (
          <ul>
            {leg.rides.map((ride, index) => (
              <li key={index}>
                <Name names={ride.lineNames} />{' '}
                <span>
                  <Name names={ride.fromNames} /> → <Name names={ride.toNames} />
                </span>{' '}
                <Duration minutes={ride.minutes} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  )
}
