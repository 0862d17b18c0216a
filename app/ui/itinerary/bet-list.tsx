import { useTranslation } from 'react-i18next'
import type { Bet, Itinerary } from '#app/domain/planner/itinerary.ts'
import { Section } from '../layout/card.tsx'
import { Icon } from '../text/icon.tsx'
import { useWords, type Words } from './use-words.ts'

/** What has to turn out well for the plan to hold. */
export function BetList({ plan }: { plan: Itinerary }) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  if (plan.bets.length === 0) return null
  return (
    <Section title={t('bets')}>
      <ul className="grid gap-2">
        {plan.bets.map((bet, index) => (
          <li key={index} className="flex gap-3">
            <Icon name="info" className="mt-1 size-5 text-ink-soft" />
            <span className="min-w-0">{sentenceOf(bet, plan, words)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function sentenceOf(bet: Bet, plan: Itinerary, words: Words): string {
  if (bet.kind === 'no_nap') return words.say('bet.no_nap', { day: bet.dayIndex + 1 })
  if (bet.kind === 'no_meal') return words.say(`bet.no_meal_${bet.meal}`, { day: bet.dayIndex + 1 })
  if (bet.kind === 'tight_leg' || bet.kind === 'over_water' || bet.kind === 'last_train') {
    const next = plan.days[bet.dayIndex]?.stops[bet.legIndex]
    const name = next ? words.name(next.names) : words.say('bet.back')
    const day = bet.dayIndex + 1
    if (bet.kind === 'last_train' && bet.timetable) {
      const { leavesAt, operatorNames, validUntil } = bet.timetable
      const told = { time: words.clock(leavesAt), operator: words.name(operatorNames), until: words.day(validUntil) }
      return words.say('bet.last_train_timetable', { day, name, ...told })
    }
    if (bet.kind !== 'tight_leg') return words.say(`bet.${bet.kind}`, { day, name })
    return words.say('bet.tight_leg', { day, minutes: words.minutes(bet.slackMinutes), name })
  }
  const stops = plan.days.flatMap((day) => day.stops)
  const names = bet.stopIds.flatMap((id) => stops.find((stop) => stop.id === id)?.names ?? []).map(words.name)
  return words.say(`bet.${bet.kind}`, { names: words.list([...new Set(names)]) })
}
