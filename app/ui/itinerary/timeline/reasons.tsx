import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Stop, StopReason } from '#app/domain/planner/itinerary.ts'
import { clockOf } from '#app/domain/values/time.ts'
import { useSay } from '#app/i18n/say.ts'
import { Tag } from '../../layout/card.tsx'
import { useUrls } from '../../layout/use-page.ts'
import { DOT } from '../../text/dot.ts'
import { Icon } from '../../text/icon.tsx'
import { Name } from '../../text/name.tsx'
import { useWords } from '../use-words.ts'

/** The best reasons first, as many as fit into a quiet line. */
const MOST_IN_A_LINE = 2
/** Less of a detour than this is none. */
const WORTH_TELLING_MINUTES = 3
const BY_WEIGHT: StopReason['kind'][] = [
  'booked_tour',
  'wish',
  'placed_by_you',
  'work',
  'interest',
  'nap',
  'before_sunset',
  'calmer_hour',
  'on_the_way',
]

/** Why a stop is there, quietly; what is eaten there has a line of its own. */
export function Why({ stop }: { stop: Stop }) {
  const told = stop.reasons
    .filter(({ kind }) => BY_WEIGHT.includes(kind))
    .sort((a, b) => BY_WEIGHT.indexOf(a.kind) - BY_WEIGHT.indexOf(b.kind))
    .slice(0, MOST_IN_A_LINE)
  if (told.length === 0) return null
  return (
    <p className="text-ink-soft text-xs leading-snug">
      {told.map((reason, index) => (
        <span key={index}>
          {index > 0 ? DOT : null}
          <Reason reason={reason} />
        </span>
      ))}
    </p>
  )
}

type Eaten = Extract<StopReason, { kind: 'gi_product' | 'dish' }>

/** What is eaten or bought there: the protected products and the dishes. */
export function EatLine({ stop }: { stop: Stop }) {
  const { t } = useTranslation('itinerary')
  const urls = useUrls()
  const eaten = stop.reasons.filter((reason): reason is Eaten => reason.kind === 'gi_product' || reason.kind === 'dish')
  if (eaten.length === 0) return null
  return (
    <ul aria-label={t('eat')} className="flex flex-wrap items-center gap-x-3 text-sm leading-snug">
      {eaten.map((reason) => (
        <li key={reason.kind === 'dish' ? reason.dishId : reason.giProductId} className="inline-flex items-start gap-1">
          <Icon name="meal" className="mt-0.5 size-4 text-accent" />
          <Link
            to={
              reason.kind === 'dish'
                ? urls.dish({ id: reason.dishId, names: reason.names })
                : urls.giProduct({ id: reason.giProductId, names: reason.names })
            }
            className="inline-block min-h-6 font-medium text-ink decoration-line-strong"
          >
            <Name names={reason.names} withOther />
          </Link>
          {reason.kind === 'gi_product' ? (
            <span className="shrink-0">
              <Tag tone="good">{t('gi')}</Tag>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

/** Everything that speaks for a stop, and why at this hour. */
export function Reasons({ reasons }: { reasons: StopReason[] }) {
  const { t } = useTranslation('itinerary')
  if (reasons.length === 0) return null
  return (
    <div>
      <p className="font-medium">{t('why')}</p>
      <ul className="grid gap-0.5 text-ink-soft">
        {reasons.map((reason, index) => (
          <li key={index}>
            <Reason reason={reason} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Reason({ reason }: { reason: StopReason }) {
  const { t } = useTranslation('itinerary')
  const plan = useSay('plan')
  const words = useWords()
  const urls = useUrls()
  switch (reason.kind) {
    case 'wish':
      return t(`reason.wish_${reason.importance}`)
    case 'work':
      return (
        <>
          {t('reason.work')}{' '}
          <Link to={urls.work({ id: reason.workId, names: reason.names })} className="text-ink decoration-line-strong">
            <Name names={reason.names} />
          </Link>
        </>
      )
    case 'gi_product':
    case 'dish':
      return (
        <>
          {t(`reason.${reason.kind}`)} <Name names={reason.names} withOther />
        </>
      )
    case 'interest':
      return t('reason.interest', { interest: plan(`interest.${reason.interest}`) })
    case 'meal':
      return t(`reason.meal_${reason.meal}`)
    case 'on_the_way':
      return reason.detourMinutes < WORTH_TELLING_MINUTES
        ? t('reason.right_on_the_way')
        : t('reason.on_the_way', { minutes: words.minutes(reason.detourMinutes) })
    case 'opening_hours':
      return t('reason.opening_hours', { from: clockOf(reason.from), to: clockOf(reason.to) })
    case 'calmer_hour':
      return t('reason.calmer_hour', { from: clockOf(reason.from), to: clockOf(reason.to) })
    case 'nap':
      return t('reason.nap', { duration: words.minutes(reason.minutes) })
    case 'before_sunset':
      return t('reason.before_sunset', { time: clockOf(reason.sunsetAt) })
    case 'booked_tour':
    case 'placed_by_you':
      return t(`reason.${reason.kind}`)
  }
}
