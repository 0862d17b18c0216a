import { useTranslation } from 'react-i18next'
import type { DayDifference, StopChange } from '#app/domain/planner/difference.ts'
import type { Conflict } from '#app/domain/planner/itinerary.ts'
import { Notice, Tag } from '../../layout/card.tsx'
import { Day } from '../../text/figures.tsx'
import { Name } from '../../text/name.tsx'
import { conflictText } from '../timeline/conflict-text.ts'
import { dayMark } from '../timeline/day-colours.ts'
import { useWords, type Words } from '../use-words.ts'

/** One day as it would be: each stop with its new clock, and what becomes of it. */
export function DayChanges({ day, conflicts }: { day: DayDifference; conflicts: Conflict[] }) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  const { dayIndex, date, changes } = day
  return (
    <section className="mt-6" aria-labelledby={`changes-${dayIndex}`}>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-b pb-2">
        <span className={`size-3.5 rounded-full ${dayMark(dayIndex)}`} aria-hidden="true" />
        <h2 id={`changes-${dayIndex}`} className="font-serif text-xl">
          {t('day_n', { n: dayIndex + 1 })}
        </h2>
        <p className="text-ink-soft">
          <Day date={date} />
        </p>
        {day.isChanged ? null : <Tag>{t('proposal.same_day')}</Tag>}
      </header>
      {conflicts.length > 0 ? (
        <div className="mt-3">
          <Notice tone="warn" title={t('conflicts')}>
            {conflicts.map((conflict, index) => (
              <p key={index}>{conflictText(conflict, words)}</p>
            ))}
          </Notice>
        </div>
      ) : null}
      {day.isChanged ? (
        <ul className="divide-y divide-line">
          {changes.map((change) => (
            <ChangeRow key={`${change.kind}-${change.stop.id}`} change={change} words={words} />
          ))}
        </ul>
      ) : null}
      {framesOf(day, words).map((line) => (
        <p key={line} className="pt-2 text-ink-soft text-sm">
          {line}
        </p>
      ))}
    </section>
  )
}

/** What becomes of the day around its stops: when it begins and ends, and where one sleeps. */
function framesOf({ leavesAt, endsAt, bed }: DayDifference, { say, clock, name }: Words): string[] {
  const times = (at: { before: number; after: number }) => ({ before: clock(at.before), after: clock(at.after) })
  return [
    ...(leavesAt ? [say('proposal.begins', times(leavesAt))] : []),
    ...(endsAt ? [say('proposal.ends', times(endsAt))] : []),
    ...(bed ? [say('proposal.night', { before: name(bed.before), after: name(bed.after) })] : []),
  ]
}

const TONES = {
  kept: 'neutral',
  retimed: 'info',
  moved_here: 'info',
  moved_away: 'warn',
  added: 'good',
  left_out: 'bad',
} as const

function ChangeRow({ change, words }: { change: StopChange; words: Words }) {
  const { stop, kind } = change
  const isGone = kind === 'moved_away' || kind === 'left_out'
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
      <span className={`tabular w-28 shrink-0 ${isGone ? 'text-ink-soft line-through' : 'font-semibold'}`}>
        {`${words.clock(stop.startsAt)}–${words.clock(stop.leavesAt)}`}
      </span>
      <span className={`min-w-0 grow ${isGone ? 'text-ink-soft' : ''}`}>
        <Name names={stop.names} withOther />
      </span>
      <Tag tone={TONES[kind]}>{textOf(change, words)}</Tag>
    </li>
  )
}

function textOf(change: StopChange, words: Words): string {
  const { say } = words
  switch (change.kind) {
    case 'moved_here':
      return say('proposal.change.moved_here', { day: change.fromDay + 1 })
    case 'moved_away':
      return say('proposal.change.moved_away', { day: change.toDay + 1 })
    case 'retimed': {
      const { minutes, before, stop } = change
      const was = `${words.clock(before.startsAt)}–${words.clock(before.leavesAt)}`
      if (stop.meal !== before.meal || Math.abs(minutes) < TOLD_MINUTES)
        return say('proposal.change.other_stay', { was })
      return say(minutes > 0 ? 'proposal.change.later' : 'proposal.change.earlier', {
        minutes: words.minutes(Math.abs(minutes)),
        was,
      })
    }
    default:
      return say(`proposal.change.${change.kind}`)
  }
}

const TOLD_MINUTES = 10
