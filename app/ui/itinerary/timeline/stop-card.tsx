import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { ItineraryDay, Stop } from '#app/domain/planner/itinerary.ts'
import { useSay } from '#app/i18n/say.ts'
import { Notice, Tag } from '../../layout/card.tsx'
import { useUrls } from '../../layout/use-page.ts'
import { Clock, Yen } from '../../text/figures.tsx'
import { Icon, type IconName } from '../../text/icon.tsx'
import { Name } from '../../text/name.tsx'
import { anchorOfStop, type Refused, type ShownPlan } from '../plan-view.ts'
import { RefusalText } from '../refusal-text.tsx'
import { useWords } from '../use-words.ts'
import { conflictText } from './conflict-text.ts'
import { HoursText } from './hours-text.tsx'
import { Reasons } from './reasons.tsx'
import { StopMenu } from './stop-menu.tsx'

/** One stop: when, how long, why, whether it is open, what it costs, and what can be changed about it. */
export function StopCard({
  stop,
  day,
  position,
  shown,
  refused,
  isSelected,
  onSelect,
}: {
  stop: Stop
  day: ItineraryDay
  position: { dayIndex: number; index: number }
  shown: ShownPlan
  refused: Refused | null
  isSelected: boolean
  onSelect: (stopId: string | null) => void
}) {
  const { t } = useTranslation('itinerary')
  const { t: common } = useTranslation()
  const say = useSay('itinerary')
  const words = useWords()
  const urls = useUrls()
  const conflicts = day.conflicts.filter((conflict) => 'stopId' in conflict && conflict.stopId === stop.id)
  const waiting = stop.startsAt - stop.arrivesAt
  const precision = stop.coordinatePrecisionMeters
  return (
    <article
      id={anchorOfStop(stop.id)}
      onMouseEnter={() => onSelect(stop.id)}
      onFocus={() => onSelect(stop.id)}
      className={`scroll-mt-20 break-inside-avoid rounded-lg border bg-surface p-4 sm:p-5 ${isSelected ? 'border-line-strong' : 'border-line'}`}
    >
      <p className="flex flex-wrap items-baseline gap-x-3 text-lg">
        <span className="font-semibold">
          <Clock date={day.date} minute={stop.arrivesAt} />–<Clock date={day.date} minute={stop.leavesAt} />
        </span>
        <span className="text-ink-soft text-sm">
          {t('stay', { minutes: words.minutes(stop.leavesAt - stop.startsAt) })}
          {waiting > 0 ? ` · ${t('wait', { minutes: words.minutes(waiting) })}` : null}
        </span>
      </p>
      <h3 className="mt-1 flex items-start gap-2 text-lg">
        <Icon name={iconOf(stop)} className="mt-1 size-5 text-ink-soft" />
        <span className="min-w-0">
          {stop.placeId ? (
            <Link to={urls.place(stop.placeId)} className="text-ink">
              <Name names={stop.names} withOther />
            </Link>
          ) : (
            <Name names={stop.names} withOther />
          )}
        </span>
      </h3>
      <p className="mt-2 flex flex-wrap gap-2">
        {stop.meal ? <Tag tone="accent">{t(`meal.${stop.meal}`)}</Tag> : null}
        <Tag>{say([`category.${stop.category}`, 'category.other'])}</Tag>
        {stop.isLocked ? (
          <Tag tone="info">
            <Icon name="lock" className="me-1 size-3.5" />
            {t('locked')}
          </Tag>
        ) : null}
        {stop.isSample ? <Tag tone="warn">{common('sample')}</Tag> : null}
        {stop.isConfirmed || stop.isSample || stop.kind === 'tour' ? null : <Tag>{common('not_confirmed')}</Tag>}
      </p>
      {conflicts.length > 0 ? (
        <div className="mt-3">
          <Notice tone="bad" role="status">
            {conflicts.map((conflict, index) => (
              <p key={index}>{conflictText(conflict, words)}</p>
            ))}
          </Notice>
        </div>
      ) : null}
      {refused ? (
        <div className="mt-3">
          <Notice tone="bad" role="alert" title={t('refused')}>
            <RefusalText refusal={refused.refusal} />
          </Notice>
        </div>
      ) : null}
      <Reasons reasons={stop.reasons} />
      <p className="mt-2 text-ink-soft text-sm">
        <HoursText stop={stop} />
        {' · '}
        {stop.costYen === null ? (
          t('cost_unknown')
        ) : stop.costYen === 0 ? (
          t('cost_free')
        ) : (
          <Yen amount={stop.costYen} />
        )}
        {precision > 100 ? ` · ${t('approximate', { distance: words.distance(precision) })}` : null}
      </p>
      <StopMenu stop={stop} position={position} shown={shown} isOpen={refused !== null} />
    </article>
  )
}

function iconOf(stop: Stop): IconName {
  if (stop.kind === 'tour') return 'tour'
  if (stop.kind === 'meal') return 'meal'
  return stop.category === 'scene' ? 'scene' : 'pin'
}
