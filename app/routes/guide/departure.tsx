import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { useSay } from '#app/i18n/say.ts'
import { findGuideDeparture } from '#app/services/tours/guide-desk.server.ts'
import { Card, EmptyState, Facts, Section, Tag } from '#app/ui/layout/card.tsx'
import { DataTable } from '#app/ui/layout/data-table.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { Duration, formatLocalDateTime, Yen } from '#app/ui/text/figures.tsx'
import { Name } from '#app/ui/text/name.tsx'
import { guestsOf } from './guests-of.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { role } = await requireRole(request, context, 'guide')
  const found = await findGuideDeparture(context, role.guideId, params.id!)
  if (!found) throw new Response(null, { status: 404 })
  const { departure, tour, seatsTaken, bookings, netYen } = found
  return { title: pageWords(params).t('guide:one'), departure, tour, seatsTaken, bookings, netYen }
}

export const meta = privateMeta

export default function GuideDeparture() {
  const { t } = useTranslation('guide')
  const { t: common } = useTranslation()
  const urls = useUrls()
  const language = useLanguage()
  const { departure, tour, seatsTaken, bookings, netYen } = useLoaderData<typeof loader>()
  return (
    <Container wide>
      <PageHeading title={<Name names={tour.title} />} lead={formatLocalDateTime(departure.localStart, language)} />
      <p className="mb-4">
        <Link to={urls.guide}>{t('back')}</Link>
      </p>
      <Card>
        {tour.isSample ? (
          <p className="mb-3">
            <Tag>{common('sample')}</Tag>
          </p>
        ) : null}
        <Facts
          rows={[
            [t('fact.meeting_point'), <Name key="meeting" names={tour.meetingPoint} />],
            [t('fact.duration'), <Duration key="duration" minutes={tour.durationMinutes} />],
            [t('column.seats'), t('seats_of', { taken: seatsTaken, total: departure.seatsTotal })],
            [t('column.guests'), guestsOf(bookings).guests],
            [t('column.net'), <Yen key="net" amount={netYen} />],
            [t('column.status'), t(`departure.${departure.status}`)],
          ]}
        />
      </Card>
      <Section title={t('column.bookings')}>
        <Bookings bookings={bookings} />
      </Section>
    </Container>
  )
}

function Bookings({ bookings }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'bookings'>) {
  const { t } = useTranslation('guide')
  const { t: common } = useTranslation()
  const sayStatus = useSay('account')
  const language = useLanguage()
  const languageNames = new Intl.DisplayNames([language], { type: 'language' })
  if (!bookings.length) return <EmptyState icon="ticket" title={t('no_bookings')} />
  return (
    <DataTable
      caption={t('column.bookings')}
      columns={[
        { label: t('booking.name') },
        { label: t('booking.reference') },
        { label: t('column.status') },
        { label: t('column.guests'), isFigure: true },
        { label: t('booking.child_ages') },
        { label: t('booking.language') },
        { label: t('booking.phone') },
        { label: t('booking.note') },
        { label: t('column.net'), isFigure: true },
      ]}
      rows={bookings.map((booking) => ({
        key: booking.id,
        cells: [
          booking.name ?? common('unknown'),
          booking.reference,
          sayStatus(`status.${booking.status}`),
          booking.guests,
          booking.childAges.length ? booking.childAges.join(', ') : t('booking.none'),
          languageNames.of(booking.tourLanguage),
          booking.phone ?? t('booking.none'),
          booking.note ?? t('booking.none'),
          <Yen key="net" amount={booking.netYen} />,
        ],
      }))}
    />
  )
}
