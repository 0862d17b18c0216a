import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { parseFormData } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { findUser } from '#app/http/session.server.ts'
import { saveContact } from '#app/services/booking/save-contact.server.ts'
import { BookingSteps } from '#app/ui/booking/booking-steps.tsx'
import { BookingSummary } from '#app/ui/booking/booking-summary.tsx'
import { HoldClock } from '#app/ui/booking/hold-clock.tsx'
import { NO_INDEX } from '#app/ui/booking/no-index.ts'
import { RefusalNotice } from '#app/ui/booking/refusal-notice.tsx'
import { SubmitButton } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextArea, TextField } from '#app/ui/form/field.tsx'
import { FormStateProvider } from '#app/ui/form/form-context.tsx'
import { EMPTY_FORM } from '#app/ui/form/form-state.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Card } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { urlsFor } from '#app/urls.ts'
import { openBooking, PRIVATE_HEADERS, titleIn, typedIn } from './booking-loader.server.ts'
import { languageOf } from './page-language.ts'

export const headers = () => PRIVATE_HEADERS

const contactForm = z.object({
  name: z.string('name_missing').max(120),
  email: z.email('email_invalid').max(254),
  phone: z
    .string()
    .max(40)
    .regex(/^[+\d][\d\s().-]{3,}$/, 'phone_invalid')
    .optional(),
  note: z.string().max(1000).optional(),
})

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { language, urls, page } = await openBooking(params, context)
  if (!page.isHeld) throw redirect(urls.booking(page.booking.id))
  // Filled in for whom the booking belongs to, never for another who has its address.
  const user = await findUser(request, context)
  const account = user && user.id === page.booking.userId ? { name: user.name, email: user.email } : null
  return { page, account, title: titleIn(language, 'booking:contact.title') }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const parsed = parseFormData(form, contactForm)
  if (!parsed.ok) return data({ form: parsed.form, refusal: null }, { status: 422 })
  const { name, email, phone = null, note = null } = parsed.value
  const saved = await saveContact(context, { bookingId: params.id ?? '', contact: { name, email, phone, note } })
  if (saved.ok) return redirect(urlsFor(languageOf(params)).bookingConfirm(saved.value.bookingId), 303)
  const { error } = saved
  return data({ form: { values: typedIn(form), errors: {} }, refusal: error }, { status: statusOfRefusal(error) })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Meguri` }, NO_INDEX]

export default function BookingContact() {
  const { t } = useTranslation('booking')
  const urls = useUrls()
  const { page, account } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { booking, secondsLeft } = page
  const contact = booking.contact ?? account
  return (
    <Container>
      <PageHeading title={t('contact.title')} lead={t('contact.lead')} />
      <BookingSteps at="contact" />
      <HoldClock until={booking.heldUntil} secondsLeft={secondsLeft} timeZone={booking.timeZone} />
      <RefusalNotice refusal={answer?.refusal} />
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <FormStateProvider value={answer?.form ?? EMPTY_FORM}>
          <Form method="post" noValidate className="space-y-5">
            <ErrorSummary />
            <TextField
              name="name"
              label={t('contact.name')}
              hint={t('contact.name_hint')}
              autoComplete="name"
              required
              defaultValue={contact?.name}
            />
            <TextField
              name="email"
              label={t('contact.email')}
              hint={t('contact.email_hint')}
              type="email"
              autoComplete="email"
              required
              defaultValue={contact?.email}
            />
            <TextField
              name="phone"
              label={t('contact.phone')}
              hint={t('contact.phone_hint')}
              type="tel"
              autoComplete="tel"
              defaultValue={booking.contact?.phone ?? undefined}
            />
            <TextArea
              name="note"
              label={t('contact.note')}
              hint={t('contact.note_hint')}
              maxLength={1000}
              defaultValue={booking.contact?.note ?? undefined}
            />
            <div className="flex flex-wrap items-center gap-4">
              <SubmitButton pending={t('contact.saving')}>{t('contact.next')}</SubmitButton>
              <Link to={urls.departureChange(booking.departureId, booking.id)}>{t('confirm.change_party')}</Link>
              <Link to={urls.bookingCancel(booking.id)}>{t('confirm.give_up')}</Link>
            </div>
          </Form>
        </FormStateProvider>
        <Card>
          <BookingSummary booking={booking} />
        </Card>
      </div>
    </Container>
  )
}
