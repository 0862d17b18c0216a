import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { OPT_OUT_REASONS, OPT_OUT_WISHES } from '#app/domain/curation/opt-out.ts'
import { invalid, parseForm } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { askOptOut } from '#app/services/curation/opt-out.server.ts'
import { SubmitButton } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { CheckField, SelectField, TextArea, TextField } from '#app/ui/form/field.tsx'
import { FormStateProvider } from '#app/ui/form/form-context.tsx'
import { EMPTY_FORM } from '#app/ui/form/form-state.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Notice } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { Name } from '#app/ui/text/name.tsx'
import { urlsFor } from '#app/urls.ts'
import * as optOuts from '#db/repositories/opt-outs.ts'
import * as places from '#db/repositories/places.ts'
import { languageOf } from './page-language.ts'

const optOutForm = z.object({
  place: z.string().max(500),
  wish: z.enum(OPT_OUT_WISHES),
  reason: z.enum(OPT_OUT_REASONS),
  message: z
    .string()
    .max(1000)
    .optional()
    .transform((text) => text ?? null),
  is_mine: z.literal('yes', { error: 'opt_out_not_mine' }),
})

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const [placeId, requestId] = [query.get('place'), query.get('request')]
  const place = placeId ? await places.findById(context.db, placeId) : undefined
  const made = requestId ? await optOuts.findById(context.db, requestId) : undefined
  if (requestId && !made) throw new Response(null, { status: 404 })
  return {
    title: sayWith(translateFor(languageOf(params)))('catalog:opt_out.title'),
    place: place ? { id: place.id, names: place.names } : null,
    made: made ? { state: made.state, wish: made.wish, note: made.decisionNote } : null,
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, optOutForm)
  if (!form.ok) return invalid(form)
  const language = languageOf(params)
  const { place, wish, reason, message } = form.value
  const asked = await askOptOut(context, { placeId: idIn(place), wish, reason, message, language })
  if (asked.ok) return redirect(urlsFor(language).optOutRequest(asked.value.id), 303)
  const values = { place, wish, reason, message: message ?? '', is_mine: 'yes' }
  return data({ form: { values, errors: { place: [asked.error.kind] } } }, { status: statusOfRefusal(asked.error) })
}

/** The id of a record, or of the page whose address was pasted. */
function idIn(typed: string): string {
  return /\/places\/([^/?#]+)/.exec(typed)?.[1] ?? typed
}

export const meta = privateMeta

export default function OptOutPage() {
  const { t } = useTranslation('catalog')
  const urls = useUrls()
  const { place, made } = useLoaderData<typeof loader>()
  const answered = useAnswer<typeof action>()
  if (made) {
    return (
      <Container>
        <PageHeading title={t('opt_out.title')} />
        <Notice tone="good" role="status" title={t(`opt_out.state.${made.state}`)}>
          {made.note ? <p>{made.note}</p> : null}
          <p>{t('opt_out.keep_address')}</p>
        </Notice>
      </Container>
    )
  }
  return (
    <Container>
      <PageHeading title={t('opt_out.title')} lead={t('opt_out.lead')} />
      <ul className="mb-8 max-w-prose list-disc space-y-2 ps-5">
        <li>{t('opt_out.at_once')}</li>
        <li>{t('opt_out.known')}</li>
        <li>{t('opt_out.personal')}</li>
      </ul>
      <FormStateProvider value={answered?.form ?? EMPTY_FORM}>
        <Form method="post" noValidate className="grid max-w-prose gap-5">
          <div className="empty:hidden">
            <ErrorSummary />
          </div>
          {place ? (
            <>
              <p>
                {t('opt_out.place')}:{' '}
                <Link to={urls.place(place)}>
                  <Name names={place.names} withOther />
                </Link>
              </p>
              <input type="hidden" name="place" value={place.id} />
            </>
          ) : (
            <TextField name="place" label={t('opt_out.place')} hint={t('opt_out.place_hint')} required dir="ltr" />
          )}
          <SelectField name="wish" label={t('opt_out.wish')}>
            {OPT_OUT_WISHES.map((wish) => (
              <option key={wish} value={wish}>
                {t(`opt_out.of_wish.${wish}`)}
              </option>
            ))}
          </SelectField>
          <SelectField name="reason" label={t('opt_out.reason')}>
            {OPT_OUT_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {t(`opt_out.of_reason.${reason}`)}
              </option>
            ))}
          </SelectField>
          <TextArea name="message" label={t('opt_out.message')} hint={t('opt_out.message_hint')} maxLength={1000} />
          <CheckField name="is_mine" label={t('opt_out.is_mine')} />
          <div>
            <SubmitButton pending={t('opt_out.sending')}>{t('opt_out.send')}</SubmitButton>
          </div>
        </Form>
      </FormStateProvider>
    </Container>
  )
}
