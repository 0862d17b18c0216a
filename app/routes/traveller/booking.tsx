import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { findBookingStatement } from '#app/services/ledger/find-booking-statement.server.ts'
import { BookingState } from '#app/ui/booking/booking-state.tsx'
import { BookingSummary } from '#app/ui/booking/booking-summary.tsx'
import { Deadlines } from '#app/ui/booking/deadlines.tsx'
import { NO_INDEX } from '#app/ui/booking/no-index.ts'
import { PriceTable } from '#app/ui/booking/price-table.tsx'
import { YenTable } from '#app/ui/booking/yen-table.tsx'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { Card, Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { Icon } from '#app/ui/text/icon.tsx'
import * as regions from '#db/repositories/regions.ts'
import { openBooking, PRIVATE_HEADERS, titleIn } from './booking-loader.server.ts'

export const headers = () => PRIVATE_HEADERS

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language, page } = await openBooking(params, context)
  const { snapshot, id, reference } = page.booking
  const statement = await findBookingStatement(context, id)
  const prefecture = await regions.findPrefecture(context.db, snapshot.prefectureCode)
  return {
    page,
    shares: statement?.shares ?? [],
    feeYen: (statement?.lines ?? [])
      .filter(({ accountKind }) => accountKind === 'stripe_fees')
      .reduce((sum, { amountYen }) => sum + amountYen, 0),
    prefectureNames: prefecture ? { ja: prefecture.nameJa, en: prefecture.nameEn, reading: null } : null,
    isOver: snapshot.startsAt <= context.now(),
    title: titleIn(language, 'booking:page.title', { reference }),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Meguri` }, NO_INDEX]

export default function BookingPage() {
  const { t } = useTranslation('booking')
  const urls = useUrls()
  const { page, shares, feeYen, prefectureNames, isOver } = useLoaderData<typeof loader>()
  const { booking } = page
  const isConfirmed = booking.status === 'CONFIRMED'
  // What was given back or never paid goes nowhere: then there is nothing to share.
  const isStanding = isConfirmed || page.isHeld || booking.status === 'REDEEMED' || booking.status === 'NO_SHOW'
  return (
    <Container>
      <PageHeading
        title={<Title reference={booking.reference} />}
        lead={t('page.keep')}
        actions={
          isConfirmed ? (
            <>
              <ButtonLink to={urls.bookingVoucher(booking.id)}>
                <Icon name="ticket" />
                {t('page.voucher')}
              </ButtonLink>
              <ButtonLink look="secondary" reloadDocument to={urls.bookingCalendar(booking.id)}>
                <Icon name="calendar" />
                {t('page.calendar')}
              </ButtonLink>
            </>
          ) : null
        }
      />
      <BookingState page={page} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Card>
          <BookingSummary booking={booking} />
        </Card>
        <Card>
          <h2 className="mb-2 font-semibold text-lg">{t('price.title')}</h2>
          <PriceTable lines={booking.snapshot.lines} totalYen={booking.totalYen} />
        </Card>
      </div>
      {isStanding ? (
        <Section title={t('yen.title')}>
          <YenTable
            shares={shares}
            totalYen={booking.totalYen}
            feeYen={feeYen}
            guideNames={booking.snapshot.guideNames}
            prefectureNames={prefectureNames}
          />
        </Section>
      ) : null}
      {isConfirmed ? (
        <Section title={t('withdrawal_title')}>
          <Deadlines deadlines={page.deadlines} timeZone={booking.timeZone} />
          {isOver ? null : (
            <p className="no-print mt-4">
              <ButtonLink look="danger" to={urls.bookingCancel(booking.id)}>
                {t('page.cancel')}
              </ButtonLink>
            </p>
          )}
        </Section>
      ) : null}
      {booking.itineraryId ? (
        <p className="no-print mt-10">
          <Link to={urls.itinerary(booking.itineraryId)}>{t('page.to_plan')}</Link>
        </p>
      ) : null}
    </Container>
  )
}

/** The reference is read aloud and copied: it is never broken at a hyphen. */
function Title({ reference }: { reference: string }) {
  const { t } = useTranslation('booking')
  const [before, after] = t('page.title', { reference: '\n' }).split('\n')
  return (
    <>
      {before}
      <span className="whitespace-nowrap">{reference}</span>
      {after}
    </>
  )
}
