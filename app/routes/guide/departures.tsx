import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { phaseOf } from '#app/domain/tours/phase.ts'
import { addDays, instantOf, isLocalDate, localDateOf } from '#app/domain/values/time.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { findGuideDepartures, type GuideBooking } from '#app/services/tours/guide-desk.server.ts'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { DepartureDay } from '#app/ui/guide/departure-day.tsx'
import { EmptyState } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { Day, useFormatNumber, Yen } from '#app/ui/text/figures.tsx'

const SPAN_DAYS = 14

/** Two weeks from a day on, today unless the address says otherwise; `show=booked` leaves out what nobody has booked. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { role } = await requireRole(request, context, 'guide')
  const query = new URL(request.url).searchParams
  const isBookedOnly = query.get('show') === 'booked'
  const today = localDateOf(context.now())
  const asked = query.get('from') ?? ''
  const fromDay = isLocalDate(asked) ? asked : today
  const untilDay = addDays(fromDay, SPAN_DAYS)
  // From the morning on: a tour that has just begun is still today's.
  const span = { from: instantOf(`${fromDay}T00:00`), until: instantOf(`${untilDay}T00:00`) }
  const found = await findGuideDepartures(context, role.guideId, span)
  const departures = found
    .map(({ departure, tour, seatsTaken, bookings, money }) => ({
      id: departure.id,
      localStart: departure.localStart,
      status: departure.status,
      phase: phaseOf(departure, context.now()),
      title: tour.title,
      isSample: tour.isSample,
      seatsTotal: departure.seatsTotal,
      seatsTaken,
      ...expected(bookings),
      netYen: money.netYen,
    }))
    .filter(({ bookingCount, seatsTaken }) => !isBookedOnly || bookingCount > 0 || seatsTaken > 0)
  return {
    title: pageWords(params).t('guide:title'),
    today,
    fromDay,
    lastDay: addDays(untilDay, -1),
    isBookedOnly,
    departures,
  }
}

export const meta = privateMeta

export default function GuideDepartures() {
  const { t } = useTranslation('guide')
  const urls = useUrls()
  const { today, fromDay, lastDay, departures, isBookedOnly } = useLoaderData<typeof loader>()
  const days = [...new Set(departures.map(({ localStart }) => localStart.slice(0, 10)))]
  const at = (day: string, booked = isBookedOnly) => addressOf(urls.guide, day === today ? undefined : day, booked)
  return (
    <Container>
      <PageHeading
        title={t('title')}
        lead={
          <>
            <Day date={fromDay} style="short" /> – <Day date={lastDay} style="short" /> · {t('japan_time')}
          </>
        }
        actions={
          <ButtonLink look="secondary" to={at(fromDay, !isBookedOnly)}>
            {isBookedOnly ? t('show_all') : t('show_booked')}
          </ButtonLink>
        }
      />
      <Figures departures={departures} />
      <nav aria-label={t('weeks')} className="mb-8 flex flex-wrap gap-3">
        <ButtonLink look="secondary" to={at(addDays(fromDay, -SPAN_DAYS))}>
          {t('earlier')}
        </ButtonLink>
        {fromDay === today ? null : (
          <ButtonLink look="secondary" to={at(today)}>
            {t('today')}
          </ButtonLink>
        )}
        <ButtonLink look="secondary" to={at(addDays(fromDay, SPAN_DAYS))}>
          {t('later')}
        </ButtonLink>
      </nav>
      {days.length ? (
        days.map((day) => (
          <DepartureDay
            key={day}
            day={day}
            isToday={day === today}
            departures={departures.filter(({ localStart }) => localStart.startsWith(day))}
          />
        ))
      ) : (
        <EmptyState
          icon="calendar"
          title={isBookedOnly ? t('none_booked') : t('none')}
          action={
            isBookedOnly ? (
              <ButtonLink look="secondary" to={at(fromDay, false)}>
                {t('show_all')}
              </ButtonLink>
            ) : undefined
          }
        >
          <p>{isBookedOnly ? t('none_booked_hint') : t('none_hint')}</p>
        </EmptyState>
      )}
    </Container>
  )
}

/** What these two weeks come to, before any list is read. */
function Figures({ departures }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'departures'>) {
  const { t } = useTranslation('guide')
  const format = useFormatNumber()
  const sum = (of: 'bookingCount' | 'guests' | 'netYen') => departures.reduce((all, each) => all + each[of], 0)
  return (
    <dl className="mb-6 grid grid-cols-2 gap-x-6 gap-y-3 rounded-lg border border-line bg-surface p-5 sm:grid-cols-4">
      {[
        [t('figure.departures'), format(departures.length)],
        [t('figure.bookings'), format(sum('bookingCount'))],
        [t('figure.guests'), format(sum('guests'))],
        [t('figure.net'), <Yen key="net" amount={sum('netYen')} />],
      ].map(([term, value], index) => (
        <div key={index}>
          <dt className="text-ink-soft text-sm">{term}</dt>
          <dd className="tabular font-semibold text-xl">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Who is coming or came: without cancelled bookings and holds that may still run out. */
function expected(bookings: readonly GuideBooking[]): { bookingCount: number; guests: number } {
  const sold = bookings.filter(({ status }) => status !== 'CANCELLED' && status !== 'ON_HOLD')
  return { bookingCount: sold.length, guests: sold.reduce((sum, { guests }) => sum + guests, 0) }
}

function addressOf(base: string, from: string | undefined, isBookedOnly: boolean): string {
  const query = new URLSearchParams({ ...(from && { from }), ...(isBookedOnly && { show: 'booked' }) })
  return query.size ? `${base}?${query}` : base
}
