import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { settleBooking } from '#app/services/booking/settle-booking.server.ts'
import { NO_INDEX } from '#app/ui/booking/no-index.ts'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { urlsFor } from '#app/urls.ts'
import { PRIVATE_HEADERS, titleIn } from './booking-loader.server.ts'
import { languageOf } from './page-language.ts'

export const headers = () => PRIVATE_HEADERS

const MOST_TRIES = 20
const WAIT_SECONDS = 3

/** Where the payment page leads back to: asks what became of the payment, and goes on as soon as that is known. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const language = languageOf(params)
  const urls = urlsFor(language)
  const bookingId = params.id ?? ''
  const settled = await settleBooking(context, bookingId)
  if (!settled.ok) throw new Response(null, { status: 404 })
  if (settled.value.status !== 'ON_HOLD') throw redirect(urls.booking(bookingId))
  const tries = Number(new URL(request.url).searchParams.get('try')) || 0
  const next = tries < MOST_TRIES ? `${urls.bookingReturn(bookingId)}?try=${tries + 1}` : null
  return {
    bookingId,
    next,
    again: urls.bookingReturn(bookingId),
    title: titleIn(language, 'booking:return.title'),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} – Meguri` },
  NO_INDEX,
  ...(data?.next ? [{ httpEquiv: 'refresh', content: `${WAIT_SECONDS};url=${data.next}` }] : []),
]

export default function BookingReturn() {
  const { t } = useTranslation('booking')
  const urls = useUrls()
  const { bookingId, next, again } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading title={t('return.title')} />
      <Notice role="status" title={t(next ? 'return.waiting' : 'return.long')}>
        <p>{t('return.words')}</p>
      </Notice>
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink reloadDocument to={again}>
          {t('return.again')}
        </ButtonLink>
        <ButtonLink look="secondary" to={urls.bookingConfirm(bookingId)}>
          {t('return.back_to_payment')}
        </ButtonLink>
      </div>
    </Container>
  )
}
