import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Leg, Ride, ScheduledRide } from '#app/domain/planner/itinerary.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { DOT } from '../../text/dot.ts'
import { Clock, Day, Duration } from '../../text/figures.tsx'
import { Name } from '../../text/name.tsx'

/** The rides of a leg with the names on the signs; what a timetable knows of them, and which timetable that is. */
export function Rides({ rides, date }: Pick<Leg, 'rides'> & { date: string }) {
  return (
    <>
      <ul>
        {rides.map((ride, at) => (
          <li key={at}>
            <RideLine ride={ride} date={date} />
          </li>
        ))}
      </ul>
      <Timetables rides={rides} />
    </>
  )
}

function RideLine({ ride, date }: { ride: Ride; date: string }) {
  const { t } = useTranslation('itinerary')
  const { leavesAt, arrivesAt, scheduled } = ride
  return (
    <>
      {leavesAt === undefined || arrivesAt === undefined ? null : (
        <span className="text-ink">
          <Clock date={date} minute={leavesAt} /> <Arrow /> <Clock date={date} minute={arrivesAt} />{' '}
        </span>
      )}
      <span className="text-ink">
        <Name names={ride.lineNames} withOther />
        {scheduled?.towardsNames ? (
          <>
            {' '}
            <Around phrase={t('ride_towards', { place: GAP })}>
              <Name names={asPlace(scheduled.towardsNames)} withOther />
            </Around>
          </>
        ) : null}
      </span>
      {DOT}
      <Name names={ride.fromNames} withOther />
      {scheduled?.platform ? ` (${t('platform', { platform: scheduled.platform })})` : null} <Arrow />{' '}
      <Name names={ride.toNames} withOther />
      {DOT}
      <Duration minutes={ride.minutes} />
      {scheduled ? (
        <>
          {DOT}
          <Name names={scheduled.operatorNames} />
        </>
      ) : null}
    </>
  )
}

/** Each timetable once, with the day on which it ends. */
function Timetables({ rides }: Pick<Leg, 'rides'>) {
  const { t } = useTranslation('itinerary')
  const timetables = new Map(
    rides.flatMap(({ scheduled }) => (scheduled ? [[scheduled.timetable.name, scheduled.timetable] as const] : [])),
  )
  return [...timetables.values()].map(({ name, validUntil }: ScheduledRide['timetable']) => (
    <p key={name}>
      <Around phrase={t('timetable_of', { name: GAP })}>
        <span dir="auto">{name}</span>
      </Around>
      {DOT}
      <Around phrase={t('valid_until', { day: GAP })}>
        <Day date={validUntil} />
      </Around>
    </p>
  ))
}

/** Why a way is an estimate though a timetable is loaded for it. */
export function OutsideTimetable({ name, validFrom, validUntil }: NonNullable<Leg['outsideTimetable']>) {
  const { t } = useTranslation('itinerary')
  return (
    <p>
      <Around phrase={t('outside_timetable', { name: GAP })}>
        <span dir="auto">{name}</span>
      </Around>{' '}
      (<Day date={validFrom} style="short" />–<Day date={validUntil} />)
    </p>
  )
}

function Arrow() {
  const { t } = useTranslation('itinerary')
  return (
    <>
      <span aria-hidden="true" className="rtl:hidden">
        →
      </span>
      <span aria-hidden="true" className="hidden rtl:inline">
        ←
      </span>
      <span className="sr-only">{t('ride_to')}</span>
    </>
  )
}

/** Stands in a sentence where a name with a language of its own goes. */
const GAP = '\ufffc'

function Around({ phrase, children }: { phrase: string; children: ReactNode }) {
  const [before, after] = phrase.split(GAP)
  return (
    <>
      {before}
      {children}
      {after}
    </>
  )
}

/** Many signs already say 「…行」. */
function asPlace(towards: Names): Names {
  return { ...towards, ja: towards.ja.replace(/(?<=.)(行き?|ゆき)$/, '') }
}
