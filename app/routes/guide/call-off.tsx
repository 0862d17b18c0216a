import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CALL_OFF_CAUSES } from '#app/domain/booking/decide-call-off.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { invalid, parseForm } from '#app/http/parse-form.ts'
import { refusal } from '#app/http/refusal.ts'
import { useSay } from '#app/i18n/say.ts'
import { callOff, previewCallOff } from '#app/services/booking/call-off.server.ts'
import { CallOffFields } from '#app/ui/booking/call-off-fields.tsx'
import { SubmitButton } from '#app/ui/form/button.tsx'
import { FormStateProvider } from '#app/ui/form/form-context.tsx'
import { EMPTY_FORM } from '#app/ui/form/form-state.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Card, Facts, Notice } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { formatLocalDateTime, Yen } from '#app/ui/text/figures.tsx'
import { Name } from '#app/ui/text/name.tsx'

const callOffForm = z.object({
  cause: z.enum(CALL_OFF_CAUSES),
  note: z.string().trim().max(500).optional(),
  shownBookings: z.coerce.number().int().min(0).max(100_000),
})

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { role } = await requireRole(request, context, 'guide')
  const preview = await previewCallOff(context, params.id!)
  // Another guide's departure is absent.
  if (preview?.departure.guideId !== role.guideId) throw new Response(null, { status: 404 })
  const { departure, tour, bookings, guests, refundYen } = preview
  // An old page, or one step back: it is done.
  if (departure.status === 'cancelled') throw redirect(pageWords(params).urls.guideDeparture(departure.id), 303)
  return {
    title: pageWords(params).t('guide:call_off.title'),
    departure,
    tour: { title: tour.title },
    bookings,
    guests,
    refundYen,
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { role, user } = await requireRole(request, context, 'guide')
  const departureId = params.id!
  if ((await previewCallOff(context, departureId))?.departure.guideId !== role.guideId) {
    throw new Response(null, { status: 404 })
  }
  const form = await parseForm(request, callOffForm)
  if (!form.ok) return invalid(form)
  const { cause, note, shownBookings } = form.value
  const asked = { departureId, by: 'guide', authorId: user.id, cause, note: note || null, shownBookings } as const
  const done = await callOff(context, asked)
  if (!done.ok) return refusal(done.error)
  return redirect(pageWords(params).urls.guideDeparture(departureId), 303)
}

export const meta = privateMeta

export default function GuideCallOff() {
  const { t } = useTranslation('guide')
  const say = useSay('guide')
  const urls = useUrls()
  const language = useLanguage()
  const { departure, tour, bookings, guests, refundYen } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const refused = answer && 'refusal' in answer ? answer.refusal : null
  return (
    <Container>
      <PageHeading
        title={t('call_off.title')}
        lead={
          <>
            <Name names={tour.title} /> · {formatLocalDateTime(departure.localStart, language)}
          </>
        }
      />
      {refused ? (
        <div className="mb-6">
          <Notice tone="bad" role="alert" title={say([`call_off.refused.${refused.kind}`, 'call_off.refused.other'])} />
        </div>
      ) : null}
      <div className="grid max-w-xl gap-6">
        <Card>
          <Facts
            rows={[
              [t('column.bookings'), bookings],
              [t('column.guests'), guests],
              [
                t('call_off.refund'),
                <strong key="refund">
                  <Yen amount={refundYen} />
                </strong>,
              ],
            ]}
          />
          <p className="mt-4">{t(bookings ? 'call_off.means' : 'call_off.means_nobody')}</p>
        </Card>
        <FormStateProvider value={answer && 'form' in answer ? answer.form : EMPTY_FORM}>
          <Form method="post" className="grid gap-5">
            <input type="hidden" name="shownBookings" value={bookings} />
            <CallOffFields causes={CALL_OFF_CAUSES} />
            <div className="flex flex-wrap items-center gap-4">
              <SubmitButton look="danger" pending={t('call_off.pending')}>
                {t(bookings ? 'call_off.submit' : 'call_off.submit_nobody')}
              </SubmitButton>
              <Link to={urls.guideDeparture(departure.id)}>{t('call_off.keep')}</Link>
            </div>
          </Form>
        </FormStateProvider>
      </div>
    </Container>
  )
}
