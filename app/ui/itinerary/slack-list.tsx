import { useTranslation } from 'react-i18next'
import { type DaySlack, slacksOf } from '#app/domain/planner/slack.ts'
import { Section } from '../layout/card.tsx'
import { Icon } from '../text/icon.tsx'
import type { ShownPlan } from './plan-view.ts'
import { useWords, type Words } from './use-words.ts'

/** How late each day may run, and what would be missed first. */
export function SlackList({ shown: { plan, dayHours } }: { shown: ShownPlan }) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  const slacks = slacksOf(plan.days, dayHours.at(-1)?.endsAt ?? null)
  if (slacks.length === 0) return null
  return (
    <Section title={t('slacks')}>
      <ul className="grid gap-2">
        {slacks.map((slack) => (
          <li key={slack.dayIndex} className="flex gap-3">
            <Icon name="clock" className="mt-1 size-5 text-ink-soft" />
            <span className="min-w-0">{sentenceOf(slack, words)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function sentenceOf({ dayIndex, minutes, before }: DaySlack, words: Words): string {
  const told = { day: dayIndex + 1, minutes: words.minutes(minutes), name: before ? words.name(before.names) : '' }
  if (before === null) return words.say('slack.train', told)
  return words.say(before.kind === 'tour' ? 'slack.tour' : 'slack.door', told)
}
