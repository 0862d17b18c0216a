import { Link } from '@remix-run/react'
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItineraryDay, Stop } from '#app/domain/planner/itinerary.ts'
import { useSay } from '#app/i18n/say.ts'
import { Notice, Tag } from '../../layout/card.tsx'
import { useUrls } from '../../layout/use-page.ts'
import { DOT } from '../../text/dot.ts'
import { Clock, Duration, Yen } from '../../text/figures.tsx'
import { Icon } from '../../text/icon.tsx'
import { Name } from '../../text/name.tsx'
import { anchorOfStop, type Refused, type ShownPlan } from '../plan-view.ts'
import { RefusalText } from '../refusal-text.tsx'
import { usePendingChange } from '../use-pending-change.ts'
import { useWords } from '../use-words.ts'
import { ComfortLine } from './comfort-line.tsx'
import { conflictText } from './conflict-text.ts'
import { HoursText } from './hours-text.tsx'
import { RailRow } from './rail-row.tsx'
import { EatLine, Why } from './reasons.tsx'
import { SightLine } from './sight-line.tsx'
import { StandingLine } from './standing-line.tsx'
import { StopDot } from './stop-dot.tsx'
import type { StopLink } from './stop-link.ts'
import { StopMenu } from './stop-menu.tsx'

/** One stop: when, how long, what is eaten, whether it is open, what it costs, why; its menu opens at the row's end. */
export function StopRow({
  stop,
  day,
  position,
  shown,
  refused,
  link,
  onPlan,
}: {
  stop: Stop
  day: ItineraryDay
  position: { dayIndex: number; index: number }
  shown: ShownPlan
  refused: Refused | null
  link: StopLink
  onPlan: ComponentProps<typeof StopMenu>['onPlan']
}) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  const pending = usePendingChange(stop.id)
  const conflicts = day.conflicts.filter((conflict) => 'stopId' in conflict && conflict.stopId === stop.id)
  const isLit = link.selected === stop.id || link.hovered === stop.id
  const ground = stop.kind === 'visit' ? 'border-transparent' : 'border-line bg-surface'
  return (
    <article
      id={anchorOfStop(stop.id)}
      aria-busy={pending !== null || undefined}
      onMouseEnter={() => link.hover(stop.id)}
      onMouseLeave={() => link.hover(null)}
      className={`scroll-mt-20 break-inside-avoid transition-opacity ${pending ? 'opacity-60' : ''}`}
    >
      <RailRow
        dayIndex={position.dayIndex}
        time={
          <p className="pt-1 leading-tight">
            <span className="font-semibold">
              <Clock date={day.date} minute={stop.arrivesAt} />
            </span>
            <span className="block text-ink-soft text-sm">
              <span aria-hidden="true">–</span>
              <Clock date={day.date} minute={stop.leavesAt} />
            </span>
          </p>
        }
        sign={<StopDot stop={stop} position={position} link={link} isLit={isLit} />}
      >
        <div className={`relative rounded-md border px-2.5 py-1 ${isLit ? 'border-line-strong bg-surface' : ground}`}>
          {/* Room for the dots, which stand beside the first two lines: nothing else to press lies under them. */}
          <div className="pe-9">
            <h3 className="text-wrap text-base leading-snug">
              <StopName stop={stop} />{' '}
              <StopTags stop={stop} isLocked={pending === 'lock' || (stop.isLocked && pending !== 'unlock')} />
            </h3>
            <EatLine stop={stop} />
            <p className="text-ink-soft text-sm leading-snug">
              <Meta stop={stop} />
            </p>
            <Why stop={stop} />
          </div>
          <SightLine stop={stop} />
          <StandingLine stop={stop} />
          <ComfortLine stop={stop} dayIndex={position.dayIndex} shown={shown} onPlan={onPlan} />
          {conflicts.length > 0 ? (
            <div className="mt-2">
              <Notice tone="bad" role="status">
                {conflicts.map((conflict, index) => (
                  <p key={index}>{conflictText(conflict, words)}</p>
                ))}
              </Notice>
            </div>
          ) : null}
          {refused ? (
            <div className="mt-2">
              <Notice tone="bad" role="alert" title={t('refused')}>
                <RefusalText refusal={refused.refusal} />
              </Notice>
            </div>
          ) : null}
          <StopMenu stop={stop} position={position} shown={shown} onPlan={onPlan} isRefused={refused !== null} />
        </div>
      </RailRow>
    </article>
  )
}

function StopName({ stop }: { stop: Stop }) {
  const { t } = useTranslation('itinerary')
  const urls = useUrls()
  const name = <Name names={stop.names} withOther />
  return (
    <>
      {stop.meal ? (
        <span className="me-2 inline-flex items-center gap-1 text-accent text-sm">
          <Icon name="meal" className="size-4" />
          {t(`meal.${stop.meal}`)}
        </span>
      ) : null}
      {stop.kind === 'tour' ? (
        <span className="me-2 inline-flex items-center gap-1 text-info text-sm">
          <Icon name="tour" className="size-4" />
          {t('category.tour')}
        </span>
      ) : null}
      {stop.isLeftOut ? (
        name
      ) : stop.placeId ? (
        <Link
          to={urls.place({ id: stop.placeId, names: stop.names })}
          className="text-ink no-underline hover:underline"
        >
          {name}
        </Link>
      ) : stop.departureId ? (
        <Link to={urls.departure(stop.departureId)} className="text-ink no-underline hover:underline">
          {name}
        </Link>
      ) : (
        name
      )}
    </>
  )
}

function StopTags({ stop, isLocked }: { stop: Stop; isLocked: boolean }) {
  const { t } = useTranslation('itinerary')
  const { t: common } = useTranslation()
  return (
    <span className="inline-flex flex-wrap gap-1 align-middle font-normal">
      {isLocked ? (
        <Tag tone="info">
          <Icon name="lock" className="me-1 size-3.5" />
          {t('locked')}
        </Tag>
      ) : null}
      {stop.isSample ? <Tag tone="warn">{common('sample')}</Tag> : null}
      {stop.isConfirmed || stop.isSample || stop.kind === 'tour' ? null : <Tag>{common('not_confirmed')}</Tag>}
    </span>
  )
}

function Meta({ stop }: { stop: Stop }) {
  const { t } = useTranslation('itinerary')
  const say = useSay('itinerary')
  const words = useWords()
  const waiting = stop.startsAt - stop.arrivesAt
  return (
    <>
      {stop.kind === 'tour' ? null : `${say([`category.${stop.category}`, 'category.other'])}${DOT}`}
      <span className="text-ink">
        <Duration minutes={stop.leavesAt - stop.startsAt} />
      </span>
      {waiting > 0 ? `${DOT}${t('wait', { minutes: words.minutes(waiting) })}` : null}
      {stop.kind === 'tour' ? null : (
        <>
          {DOT}
          <HoursText stop={stop} />
        </>
      )}
      {DOT}
      {stop.costYen === null ? t('cost_unknown') : stop.costYen === 0 ? t('cost_free') : <Yen amount={stop.costYen} />}
    </>
  )
}
