import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { Endpoint, ItineraryDay } from '#app/domain/planner/itinerary.ts'
import { distanceMeters } from '#app/domain/values/geo.ts'
import { clockOf } from '#app/domain/values/time.ts'
import { Notice } from '../../layout/card.tsx'
import { Clock, Day } from '../../text/figures.tsx'
import { Icon } from '../../text/icon.tsx'
import { ChangeButton, ChangeForm } from '../change-form.tsx'
import type { Refused, ShownPlan } from '../plan-view.ts'
import { useWords, type Words } from '../use-words.ts'
import { conflictText } from './conflict-text.ts'
import { dayEdge, dayMark } from './day-colours.ts'
import { DayTimes } from './day-times.tsx'
import { DayTurns } from './day-turns.tsx'
import { LegRow } from './leg-row.tsx'
import { RailRow } from './rail-row.tsx'
import type { StopLink } from './stop-link.ts'
import { StopRow } from './stop-row.tsx'

/** Nearer than this is the same town: the bags are left at one's stay. */
const LEAST_MOVE_METERS = 1000

/** A day from leaving to arriving: what is done, and how one gets from each to the next. */
export function DaySection({
  day,
  dayIndex,
  shown,
  refused,
  link,
  onPlan,
}: {
  day: ItineraryDay
  dayIndex: number
  shown: ShownPlan
  refused: Refused | null
  link: StopLink
  onPlan: ComponentProps<typeof DayTurns>['onPlan']
}) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  const marksEstimates = shown.plan.days.some(({ legs }) => legs.some(({ certainty }) => certainty !== 'estimate'))
  const ofThisDay = refused?.date === day.date ? refused : null
  const isTurn = ofThisDay?.intent === 'late' || ofThisDay?.intent === 'rain' || ofThisDay?.intent === 'dry'
  const ofDay = day.conflicts.filter((conflict) => !('stopId' in conflict))
  return (
    <section
      id={`day-${dayIndex + 1}`}
      className={`scroll-mt-20 pt-6 ${dayIndex > 0 ? 'mt-2 print:break-before-page' : ''}`}
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-2">
        <span className={`size-3.5 rounded-full ${dayMark(dayIndex)}`} aria-hidden="true" />
        <h2 className="font-serif text-xl">{t('day_n', { n: dayIndex + 1 })}</h2>
        <p className="text-ink-soft">
          <Day date={day.date} />
        </p>
        <p className="tabular text-ink-soft text-sm">{t('sunset', { time: clockOf(day.sunsetAt) })}</p>
        <DayTimes day={day} dayIndex={dayIndex} shown={shown} refused={isTurn ? null : ofThisDay} />
        <DayTurns day={day} dayIndex={dayIndex} shown={shown} refused={isTurn ? ofThisDay : null} onPlan={onPlan} />
      </header>
      {movesHouse(day) ? <p className="mb-2 text-ink-soft text-sm">{t('luggage_day')}</p> : null}
      {ofDay.length > 0 ? (
        <div className="mb-3">
          <Notice tone="bad" role="status" title={t('conflicts')}>
            {ofDay.map((conflict, index) => (
              <p key={index}>{conflictText(conflict, words)}</p>
            ))}
          </Notice>
        </div>
      ) : null}
      {day.conflicts.length > 0 ? (
        <ChangeForm version={shown.version} onSubmit={onPlan} className="no-print mb-3">
          <ChangeButton value="mend" pending={t('replanning')} size="small">
            <Icon name="route" className="size-4" /> {t('turns.mend')}
          </ChangeButton>
        </ChangeForm>
      ) : null}
      <ol>
        <EndRow
          endpoint={day.from}
          date={day.date}
          minute={day.leavesAt}
          end="from"
          words={words}
          dayIndex={dayIndex}
        />
        {day.stops.length === 0 ? (
          <li>
            <RailRow dayIndex={dayIndex}>
              <p className="py-3 text-ink-soft">{t('no_stops')}</p>
            </RailRow>
          </li>
        ) : null}
        {day.stops.map((stop, index) => (
          <li key={stop.id}>
            <LegRow day={day} index={index} dayIndex={dayIndex} marksEstimates={marksEstimates} />
            <StopRow
              stop={stop}
              day={day}
              position={{ dayIndex, index }}
              shown={shown}
              refused={refused?.stopId === stop.id ? refused : null}
              link={link}
              onPlan={onPlan}
            />
          </li>
        ))}
        <li>
          <LegRow day={day} index={day.stops.length} dayIndex={dayIndex} marksEstimates={marksEstimates} />
        </li>
        <EndRow endpoint={day.to} date={day.date} minute={day.endsAt} end="to" words={words} dayIndex={dayIndex} />
      </ol>
    </section>
  )
}

/** One sleeps elsewhere than the night before, or comes from a train or goes to one: the bags go along. */
function movesHouse({ from, to }: ItineraryDay): boolean {
  return distanceMeters(from.point, to.point) > LEAST_MOVE_METERS
}

/** Where the day begins or ends; one line that says when to leave. */
function EndRow({
  endpoint,
  date,
  minute,
  end,
  words,
  dayIndex,
}: {
  endpoint: Endpoint
  date: string
  minute: number
  end: 'from' | 'to'
  words: Words
  dayIndex: number
}) {
  const { kind, names, nearStation } = endpoint
  const bed = nearStation
    ? words.say('bed_near', { station: words.name(nearStation) })
    : words.say('bed_at', { area: words.name(names) })
  const place = kind === 'bed' ? bed : words.name(names)
  const onSign = nearStation?.ja ?? (kind === 'station' ? names.ja : null)
  return (
    <li>
      <RailRow
        dayIndex={dayIndex}
        rail={end === 'from' ? 'from_here' : 'until_here'}
        time={
          <span className="font-semibold">
            <Clock date={date} minute={minute} />
          </span>
        }
        sign={<span className={`mt-1 size-4 rounded-sm border-4 bg-surface ${dayEdge(dayIndex)}`} />}
      >
        <p className="flex items-baseline gap-x-2 px-2.5">
          <Icon name={endpoint.kind === 'bed' ? 'bed' : 'train'} className="size-4.5 self-center text-ink-soft" />
          <span className="min-w-0">
            {words.say(end === 'from' ? 'leave_from' : 'arrive_at', { place })}
            {onSign && onSign !== words.name(nearStation ?? names) ? (
              <span lang="ja" className="ms-2 text-ink-soft text-sm">
                {onSign}
              </span>
            ) : null}
          </span>
        </p>
      </RailRow>
    </li>
  )
}
