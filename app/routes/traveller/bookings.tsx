import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { invalid, parseForm } from '#app/http/parse-form.ts'
import { requestBookingLink } from '#app/services/booking/request-booking-link.server.ts'
import { SubmitButton } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextField } from '#app/ui/form/field.tsx'
import { FormStateProvider } from '#app/ui/form/form-context.tsx'
import { EMPTY_FORM } from '#app/ui/form/form-state.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Notice } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { titleIn } from './booking-loader.server.ts'
import { languageOf } from './page-language.ts'

const lookupForm = z.object({ reference: z.string().max(40), email: z.email().max(254) })

export function loader({ params }: LoaderFunctionArgs) {
  return { title: titleIn(languageOf(params), 'booking:lookup.title') }
}

/** The same answer for what exists and what does not. */
export async function action({ request, context }: ActionFunctionArgs) {
  const parsed = await parseForm(request, lookupForm)
  if (!parsed.ok) return invalid(parsed)
  await requestBookingLink(context, parsed.value)
  return data({ form: EMPTY_FORM, isAsked: true })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Meguri` }]

export default function Bookings() {
  const { t } = useTranslation('booking')
  const answer = useAnswer<typeof action>()
  return (
    <Container>
      <PageHeading title={t('lookup.title')} lead={t('lookup.lead')} />
      {answer && 'isAsked' in answer ? (
        <div className="mb-6">
          <Notice tone="good" role="status" title={t('lookup.asked')}>
            <p>{t('lookup.asked_words')}</p>
          </Notice>
        </div>
      ) : null}
      <FormStateProvider value={answer?.form ?? EMPTY_FORM}>
        <Form method="post" noValidate className="max-w-lg space-y-5">
          <ErrorSummary />
          <TextField
            name="reference"
            label={t('lookup.reference')}
            hint={t('lookup.reference_hint')}
            autoComplete="off"
            required
          />
          <TextField name="email" label={t('contact.email')} type="email" autoComplete="email" required />
          <SubmitButton pending={t('lookup.sending')}>{t('lookup.submit')}</SubmitButton>
        </Form>
      </FormStateProvider>
    </Container>
  )
}
