import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { findGuideDepartures } from '#app/services/tours/guide-desk.server.ts'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { EmptyState, Tag } from '#app/ui/layout/card.tsx'
import { DataTable } from '#app/ui/layout/data-table.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { formatLocalDateTime, Yen } from '#app/ui/text/figures.tsx'
import { Name } from '#app/ui/text/name.tsx'
import { guestsOf } from './guests-of.ts'

const SPAN_SECONDS = 60 * 86_400

/** The next sixty days or the last sixty; `show=booked` leaves out departures that nobody has booked. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { role } = await requireRole(request, context, 'guide')
  const query = new URL(request.url).searchParams
  const isPast = query.get('when') === 'past'
  const isBookedOnly = query.get('show') === 'booked'
  const now = context.now()
  const span = isPast ? { from: now - SPAN_SECONDS, until: now } : { from: now, until: now + SPAN_SECONDS }
  const found = await findGuideDepartures(context, role.guideId, span)
  const departures = found
    .map(({ departure, tour, seatsTaken, bookings, netYen }) => ({
      id: departure.id,
      localStart: departure.localStart,
      status: departure.status,
      title: tour.title,
      isSample: tour.isSample,
      seatsTotal: departure.seatsTotal,
      seatsTaken,
      ...guestsOf(bookings),
      netYen,
    }))
    .filter(({ bookingCount }) => !isBookedOnly || bookingCount > 0)
  return { title: pageWords(params).t('guide:title'), isPast, isBookedOnly, departures }
}

export const meta = privateMeta

export default function GuideDepartures() {
  const { t } = useTranslation('guide')
  const { t: common } = useTranslation()
  const urls = useUrls()
  const language = useLanguage()
  const { departures, isPast, isBookedOnly } = useLoaderData<typeof loader>()
  return (
    <Container wide>
      <PageHeading
        title={t('title')}
        lead={isPast ? t('lead_past') : t('lead')}
        actions={
          <>
            <ButtonLink look="secondary" to={addressOf(urls.guide, !isPast, isBookedOnly)}>
              {isPast ? t('show_next') : t('show_past')}
            </ButtonLink>
            <ButtonLink look="secondary" to={addressOf(urls.guide, isPast, !isBookedOnly)}>
              {isBookedOnly ? t('show_all') : t('show_booked')}
            </ButtonLink>
          </>
        }
      />
      {departures.length ? (
        <DataTable
          caption={t('title')}
          columns={[
            { label: t('column.start') },
            { label: t('column.tour') },
            { label: t('column.bookings'), isFigure: true },
            { label: t('column.guests'), isFigure: true },
            { label: t('column.seats'), isFigure: true },
            { label: t('column.net'), isFigure: true },
            { label: t('column.status') },
          ]}
          rows={departures.map((of) => ({
            key: of.id,
            cells: [
              <Link key="start" to={urls.guideDeparture(of.id)}>
                {formatLocalDateTime(of.localStart, language)}
              </Link>,
              <span key="tour">
                <Name names={of.title} /> {of.isSample ? <Tag>{common('sample')}</Tag> : null}
              </span>,
              of.bookingCount,
              of.guests,
              t('seats_of', { taken: of.seatsTaken, total: of.seatsTotal }),
              <Yen key="net" amount={of.netYen} />,
              t(`departure.${of.status}`),
            ],
          }))}
        />
      ) : (
        <EmptyState icon="calendar" title={t('none')}>
          <p>{isBookedOnly ? t('none_booked') : t('none_hint')}</p>
        </EmptyState>
      )}
    </Container>
  )
}

function addressOf(base: string, isPast: boolean, isBookedOnly: boolean): string {
  const query = new URLSearchParams({ ...(isPast && { when: 'past' }), ...(isBookedOnly && { show: 'booked' }) })
  return query.size ? `${base}?${query}` : base
}
