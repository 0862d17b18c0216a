import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import QRCode from 'qrcode'
import { useTranslation } from 'react-i18next'
import { BookingSummary } from '#app/ui/booking/booking-summary.tsx'
import { NO_INDEX } from '#app/ui/booking/no-index.ts'
import { PrintButton } from '#app/ui/booking/print-button.tsx'
import { Card } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { openBooking, PRIVATE_HEADERS, titleIn } from './booking-loader.server.ts'

export const headers = () => PRIVATE_HEADERS

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language, urls, page } = await openBooking(params, context)
  if (page.booking.status !== 'CONFIRMED' && page.booking.status !== 'REDEEMED') {
    throw redirect(urls.booking(page.booking.id))
  }
  // The code holds the reference alone: whoever photographs it has not got the booking's address.
  const svg = await QRCode.toString(page.booking.reference, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' })
  return {
    booking: page.booking,
    qr: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
    title: titleIn(language, 'booking:voucher.title'),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Meguri` }, NO_INDEX]

export default function BookingVoucher() {
  const { t } = useTranslation('booking')
  const urls = useUrls()
  const { booking, qr } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading title={t('voucher.title')} lead={t('voucher.lead')} actions={<PrintButton />} />
      <Card className="grid items-center gap-6 sm:grid-cols-[auto_1fr]">
        <div className="text-center">
          <img
            src={qr}
            alt={t('voucher.qr', { reference: booking.reference })}
            width={200}
            height={200}
            className="mx-auto"
          />
          <p className="mt-2 font-mono font-semibold text-lg">{booking.reference}</p>
          {booking.contact ? <p>{booking.contact.name}</p> : null}
        </div>
        <BookingSummary booking={booking} onSite />
      </Card>
      <p className="no-print mt-8">
        <Link to={urls.booking(booking.id)}>{t('voucher.back')}</Link>
      </p>
    </Container>
  )
}
