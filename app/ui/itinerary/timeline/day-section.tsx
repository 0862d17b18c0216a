import { useTranslation } from 'react-i18next'
import type { Endpoint, ItineraryDay } from '#app/domain/planner/itinerary.ts'
import { clockOf } from '#app/domain/values/time.ts'
import { Notice } from '../../layout/card.tsx'
import { Clock, Day } from '../../text/figures.tsx'
import { Icon } from '../../text/icon.tsx'
import type { Refused, ShownPlan } from '../plan-view.ts'
import { useWords, type Words } from '../use-words.ts'
import { conflictText } from './conflict-text.ts'
import { dayEdge, dayMark } from './day-colours.ts'
import { LegRow } from './leg-row.tsx'
import { StopCard } from './stop-card.tsx'

/** A day from leaving to arriving: what is done, and how one gets from each to the next. */
export function DaySection({
  day,
  dayIndex,
  shown,
  refused,
  selectedStopId,
  onSelect,
}: {
  day: ItineraryDay
  dayIndex: number
  shown: ShownPlan
  refused: Refused | null
  selectedStopId: string | null
  onSelect: (stopId: string | null) => void
}) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  const ofDay = day.conflicts.filter((conflict) => !('stopId' in conflict))
  return (
    <section id={`day-${dayIndex + 1}`} className="mt-10 scroll-mt-20 break-inside-auto">
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className={`size-4 self-center rounded-full ${dayMark(dayIndex)}`} aria-hidden="true" />
        <h2 className="font-serif text-xl">{t('day_n', { n: dayIndex + 1 })}</h2>
        <p className="text-ink-soft">
          <Day date={day.date} />
        </p>
        <p className="tabular text-ink-soft text-sm">{t('sunset', { time: clockOf(day.sunsetAt) })}</p>
      </header>
      {ofDay.length > 0 ? (
        <div className="mt-4">
          <Notice tone="bad" role="status" title={t('conflicts')}>
            {ofDay.map((conflict, index) => (
              <p key={index}>{conflictText(conflict, words)}</p>
            ))}
          </Notice>
        </div>
      ) : null}
      <ol className={`mt-5 ms-2 border-s-4 ps-5 sm:ps-7 ${dayEdge(dayIndex)}`}>
        <EndRow endpoint={day.from} date={day.date} minute={day.leavesAt} sentence="leave_from" words={words} />
        {day.stops.length === 0 ? <li className="py-3 text-ink-soft">{t('no_stops')}</li> : null}
        {day.stops.map((stop, index) => (
          <li key={stop.id}>
            <LegRow leg={day.legs[index]} />
            <StopCard
              stop={stop}
              day={day}
              position={{ dayIndex, index }}
              shown={shown}
              refused={refused?.stopId === stop.id ? refused : null}
              isSelected={selectedStopId === stop.id}
              onSelect={onSelect}
            />
          </li>
        ))}
        <li>
          <LegRow leg={day.legs[day.stops.length]} />
        </li>
        <EndRow endpoint={day.to} date={day.date} minute={day.endsAt} sentence="arrive_at" words={words} />
      </ol>
    </section>
  )
}

function EndRow({
  endpoint,
  date,
  minute,
  sentence,
  words,
}: {
  endpoint: Endpoint
  date: string
  minute: number
  sentence: 'leave_from' | 'arrive_at'
  words: Words
}) {
  const { kind, names, nearStation } = endpoint
  const bed = nearStation
    ? words.say('bed_near', { station: words.name(nearStation) })
    : words.say('bed_at', { area: words.name(names) })
  const place = kind === 'bed' ? bed : words.name(names)
  return (
    <li className="flex items-start gap-3 py-1">
      <span className="w-14 shrink-0 font-semibold">
        <Clock date={date} minute={minute} />
      </span>
      <Icon name={endpoint.kind === 'bed' ? 'bed' : 'train'} className="mt-1 size-5 text-ink-soft" />
      <span className="min-w-0">{words.say(sentence, { place })}</span>
    </li>
  )
}
