import { useTranslation } from 'react-i18next'
import type { StopReason } from '#app/domain/planner/itinerary.ts'
import { clockOf } from '#app/domain/values/time.ts'
import { useSay } from '#app/i18n/say.ts'
import { Name } from '../../text/name.tsx'
import { useWords } from '../use-words.ts'

/** Why a stop is there, and why at this hour. */
export function Reasons({ reasons }: { reasons: StopReason[] }) {
  const { t } = useTranslation('itinerary')
  if (reasons.length === 0) return null
  return (
    <ul aria-label={t('why')} className="mt-3 grid gap-0.5 text-sm">
      {reasons.map((reason, index) => (
        <li key={index}>
          <Reason reason={reason} />
        </li>
      ))}
    </ul>
  )
}

function Reason({ reason }: { reason: StopReason }) {
  const { t } = useTranslation('itinerary')
  const plan = useSay('plan')
  const words = useWords()
  switch (reason.kind) {
    case 'wish':
      return t(`reason.wish_${reason.importance}`)
    case 'work':
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
      return t('reason.on_the_way', { minutes: words.minutes(reason.detourMinutes) })
    case 'opening_hours':
      return t('reason.opening_hours', { from: clockOf(reason.from), to: clockOf(reason.to) })
    case 'before_sunset':
      return t('reason.before_sunset', { time: clockOf(reason.sunsetAt) })
    case 'booked_tour':
    case 'placed_by_you':
      return t(`reason.${reason.kind}`)
  }
}
