import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { parseFormData } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { saveContact } from '#app/services/booking/save-contact.server.ts'
import { BookingSummary } from '#app/ui/booking/booking-summary.tsx'
import { HoldClock } from '#app/ui/booking/hold-clock.tsx'
import { NO_INDEX } from '#app/ui/booking/no-index.ts'
import { RefusalNotice } from '#app/ui/booking/refusal-notice.tsx'
import { SubmitButton } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextArea, TextField } from '#app/ui/form/field.tsx'
import { FormStateProvider } from '#app/ui/form/form-context.tsx'
import { EMPTY_FORM } from '#app/ui/form/form-state.ts'
import { Card } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { urlsFor } from '#app/urls.ts'
import { openBooking, PRIVATE_HEADERS, titleIn, typedIn } from './booking-loader.server.ts'
import { languageOf } from './page-language.ts'

export const headers = () => PRIVATE_HEADERS

const contactForm = z.object({
  name: z.string().max(120),
  email: z.email().max(254),
  phone: z
    .string()
    .max(40)
    .regex(/^[+\d][\d\s().-]{3,}$/, 'invalid')
    .optional(),
  note: z.string().max(1000).optional(),
})

export async function loader({ params, context }: LoaderFunctionArgs) {
  const { language, urls, page } = await openBooking(params, context)
  if (!page.isHeld) throw redirect(urls.booking(page.booking.id))
  return { page, title: titleIn(language, 'booking:contact.title') }
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
  const { page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { booking, secondsLeft } = page
  const { contact } = booking
  return (
    <Container>
      <PageHeading title={t('contact.title')} lead={t('contact.lead')} />
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
              defaultValue={contact?.phone ?? undefined}
            />
            <TextArea
              name="note"
              label={t('contact.note')}
              hint={t('contact.note_hint')}
              maxLength={1000}
              defaultValue={contact?.note ?? undefined}
            />
            <SubmitButton pending={t('contact.saving')}>{t('contact.next')}</SubmitButton>
          </Form>
        </FormStateProvider>
        <Card>
          <BookingSummary booking={booking} />
        </Card>
      </div>
    </Container>
  )
}
