import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { invalid, parseForm } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { cancelBooking, previewCancellation } from '#app/services/booking/cancel-booking.server.ts'
import { Deadlines } from '#app/ui/booking/deadlines.tsx'
import { NO_INDEX } from '#app/ui/booking/no-index.ts'
import { RefusalNotice } from '#app/ui/booking/refusal-notice.tsx'
import { SubmitButton } from '#app/ui/form/button.tsx'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Card, Facts } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { Yen } from '#app/ui/text/figures.tsx'
import { Name } from '#app/ui/text/name.tsx'
import { urlsFor } from '#app/urls.ts'
import { openBooking, PRIVATE_HEADERS, titleIn } from './booking-loader.server.ts'
import { languageOf } from './page-language.ts'

export const headers = () => PRIVATE_HEADERS

const cancelForm = z.object({ shownRefundYen: z.coerce.number().int().min(0) })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language, page } = await openBooking(params, context)
  const { booking } = page
  const preview = await previewCancellation(context, { bookingId: booking.id, by: 'visitor' })
  return {
    booking,
    preview,
    title: titleIn(language, isHold(booking) ? 'booking:cancel.title_hold' : 'booking:cancel.title'),
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const parsed = await parseForm(request, cancelForm)
  if (!parsed.ok) return invalid(parsed)
  const bookingId = params.id ?? ''
  const { shownRefundYen } = parsed.value
  const cancelled = await cancelBooking(context, { bookingId, by: 'visitor', shownRefundYen })
  if (cancelled.ok) return redirect(urlsFor(languageOf(params)).booking(bookingId), 303)
  return data({ refusal: cancelled.error }, { status: statusOfRefusal(cancelled.error) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Meguri` }, NO_INDEX]

export default function BookingCancel() {
  const { t } = useTranslation('booking')
  const urls = useUrls()
  const { booking, preview } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const refusal = answer && 'refusal' in answer ? answer.refusal : preview.ok ? null : preview.error
  return (
    <Container>
      <PageHeading
        title={t(isHold(booking) ? 'cancel.title_hold' : 'cancel.title')}
        lead={<Name names={booking.snapshot.title} />}
      />
      <RefusalNotice refusal={refusal} />
      {preview.ok ? (
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Card>
            {preview.value.paidYen ? (
              <Facts
                rows={[
                  [t('cancel.paid'), <Yen key="paid" amount={preview.value.paidYen} />],
                  [
                    t('cancel.refund'),
                    <strong key="refund" className="text-xl">
                      <Yen amount={preview.value.refundYen} />
                    </strong>,
                  ],
                  [t('cancel.kept'), <Yen key="kept" amount={preview.value.keptYen} />],
                ]}
              />
            ) : null}
            <p className="mt-4">{t(preview.value.paidYen ? 'cancel.words' : 'cancel.words_unpaid')}</p>
            <Form method="post" className="mt-6 flex flex-wrap items-center gap-4">
              <input type="hidden" name="shownRefundYen" value={preview.value.refundYen} />
              <SubmitButton look="danger" pending={t('cancel.cancelling')}>
                {t(isHold(booking) ? 'cancel.submit_hold' : 'cancel.submit')}
              </SubmitButton>
              <Link to={urls.booking(booking.id)}>{t(isHold(booking) ? 'cancel.keep_hold' : 'cancel.keep')}</Link>
            </Form>
          </Card>
          {preview.value.paidYen ? (
            <Card>
              <h2 className="mb-3 font-semibold text-lg">{t('withdrawal_title')}</h2>
              <Deadlines deadlines={preview.value.deadlines} timeZone={booking.timeZone} />
            </Card>
          ) : null}
        </div>
      ) : (
        <Link to={urls.booking(booking.id)}>{t('voucher.back')}</Link>
      )}
    </Container>
  )
}

/** Nothing is booked yet: giving the seats up costs nothing. */
function isHold({ status }: { status: string }): boolean {
  return status === 'ON_HOLD'
}
