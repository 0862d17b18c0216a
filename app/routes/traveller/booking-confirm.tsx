import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { TERMS_VERSION } from '#app/domain/booking/terms-version.ts'
import { parseFormData } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { confirmAndPay } from '#app/services/booking/confirm-and-pay.server.ts'
import { BookingSteps } from '#app/ui/booking/booking-steps.tsx'
import { ConfirmationItems } from '#app/ui/booking/confirmation-items.tsx'
import { HoldClock } from '#app/ui/booking/hold-clock.tsx'
import { NO_INDEX } from '#app/ui/booking/no-index.ts'
import { PaymentsNotice } from '#app/ui/booking/payments-notice.tsx'
import { RefusalNotice } from '#app/ui/booking/refusal-notice.tsx'
import { SubmitButton } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { CheckField } from '#app/ui/form/field.tsx'
import { FormStateProvider } from '#app/ui/form/form-context.tsx'
import { EMPTY_FORM } from '#app/ui/form/form-state.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { formatYen } from '#app/ui/text/figures.tsx'
import { urlsFor } from '#app/urls.ts'
import { openBooking, PRIVATE_HEADERS, titleIn, typedIn } from './booking-loader.server.ts'
import { languageOf } from './page-language.ts'

export const headers = () => PRIVATE_HEADERS

const finalForm = z.object({
  shownTotalYen: z.coerce.number().int().min(0),
  termsVersion: z.string().max(40),
  acceptsTerms: z.literal('yes', 'terms_missing'),
  declaresAdult: z.literal('yes', 'adult_missing'),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language, urls, page } = await openBooking(params, context)
  if (!page.isHeld) throw redirect(urls.booking(page.booking.id))
  if (!page.booking.contact) throw redirect(urls.bookingContact(page.booking.id))
  return { page, termsVersion: TERMS_VERSION, title: titleIn(language, 'booking:confirm.title') }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const language = languageOf(params)
  const urls = urlsFor(language)
  const bookingId = params.id ?? ''
  const form = await request.formData()
  const parsed = parseFormData(form, finalForm)
  if (!parsed.ok) return data({ form: parsed.form, refusal: null }, { status: 422 })
  const say = sayWith(translateFor(language))
  const opened = await confirmAndPay(context, {
    bookingId,
    shownTotalYen: parsed.value.shownTotalYen,
    termsVersion: parsed.value.termsVersion,
    declaresAdult: true,
    returnUrl: context.publicOrigin + urls.bookingReturn(bookingId),
    cancelUrl: context.publicOrigin + urls.bookingConfirm(bookingId),
    unitTitle: (kind) => say(`booking:unit.${kind}`),
  })
  if (!opened.ok) {
    const { error } = opened
    return data({ form: { values: typedIn(form), errors: {} }, refusal: error }, { status: statusOfRefusal(error) })
  }
  return redirect(opened.value.kind === 'pay' ? opened.value.url : urls.booking(bookingId), 303)
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Meguri` }, NO_INDEX]

export default function BookingConfirm() {
  const { t } = useTranslation('booking')
  const urls = useUrls()
  const language = useLanguage()
  const { page, termsVersion } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { booking } = page
  const total = formatYen(booking.totalYen, language)
  return (
    <Container>
      <PageHeading title={t('confirm.title')} lead={t('confirm.lead')} />
      <BookingSteps at="check" />
      <PaymentsNotice />
      <HoldClock until={booking.heldUntil} secondsLeft={page.secondsLeft} timeZone={booking.timeZone} />
      <RefusalNotice refusal={answer?.refusal} />
      <FormStateProvider value={answer?.form ?? EMPTY_FORM}>
        <ErrorSummary />
        <ConfirmationItems page={page} />
        <Form method="post" noValidate className="mt-8 space-y-5">
          <input type="hidden" name="shownTotalYen" value={booking.totalYen} />
          <input type="hidden" name="termsVersion" value={termsVersion} />
          <CheckField
            name="acceptsTerms"
            label={t('confirm.accept_terms')}
            hint={
              <>
                <a href={urls.terms}>{t('confirm.terms_link')}</a> ·{' '}
                <a href={urls.disclosure}>{t('confirm.disclosure_link')}</a>
              </>
            }
          />
          <CheckField name="declaresAdult" label={t('confirm.declare_adult')} />
          <div className="flex flex-wrap items-center gap-4">
            <SubmitButton pending={t('confirm.opening')}>
              {booking.totalYen ? t('confirm.pay', { total }) : t('confirm.book_free')}
            </SubmitButton>
            <Link to={urls.bookingContact(booking.id)}>{t('confirm.change_contact')}</Link>
            <Link to={urls.departureChange(booking.departureId, booking.id)}>{t('confirm.change_party')}</Link>
            <Link to={urls.bookingCancel(booking.id)}>{t('confirm.give_up')}</Link>
          </div>
        </Form>
      </FormStateProvider>
    </Container>
  )
}
