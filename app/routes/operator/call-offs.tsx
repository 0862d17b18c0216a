import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { CAUSES_BY_FORCE } from '#app/domain/booking/decide-call-off.ts'
import { addDays, instantOf, isLocalDate, localDateOf } from '#app/domain/values/time.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { invalid, parseForm } from '#app/http/parse-form.ts'
import { callOff, findCallOffPreviews } from '#app/services/booking/call-off.server.ts'
import { CallOffFields } from '#app/ui/booking/call-off-fields.tsx'
import { Button, SubmitButton } from '#app/ui/form/button.tsx'
import { SelectField, TextField } from '#app/ui/form/field.tsx'
import { FormStateProvider } from '#app/ui/form/form-context.tsx'
import { EMPTY_FORM } from '#app/ui/form/form-state.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { EmptyState, Notice } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useLanguage } from '#app/ui/layout/use-page.ts'
import { CallOffList } from '#app/ui/operator/call-off-list.tsx'
import { OperatorNav } from '#app/ui/operator/operator-nav.tsx'
import * as regions from '#db/repositories/regions.ts'

/** One day and one region at a time: more is looked at in portions. */
const MOST_DEPARTURES = 200

const item = z.string().regex(/^[\w-]{1,80}:\d{1,6}$/)
const callOffsForm = z.object({
  cause: z.enum(CAUSES_BY_FORCE),
  note: z.string().trim().max(500).optional(),
  /** `departure:bookings that were shown`. */
  departures: z.array(item, 'choose_one').min(1, 'choose_one').max(MOST_DEPARTURES),
})

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'operator')
  const query = new URL(request.url).searchParams
  const today = localDateOf(context.now())
  const day = isLocalDate(query.get('day') ?? '') ? query.get('day')! : today
  const prefectures = await regions.findAllPrefectures(context.db)
  const prefectureCode = prefectures.find(({ code }) => code === query.get('prefecture'))?.code ?? null
  const span = {
    from: Math.max(instantOf(`${day}T00:00`), context.now() + 1),
    until: instantOf(`${addDays(day, 1)}T00:00`),
  }
  const previews = await findCallOffPreviews(context, { ...span, prefectureCode }, MOST_DEPARTURES)
  const count = (name: string) => Math.min(Math.max(0, Math.trunc(Number(query.get(name))) || 0), MOST_DEPARTURES)
  return {
    title: pageWords(params).t('operator:call_offs.title'),
    today,
    day,
    prefectureCode,
    prefectures,
    done: query.has('done') ? { done: count('done'), left: count('left') } : null,
    departures: previews.map(({ departure, tour, bookings, guests, refundYen }) => ({
      id: departure.id,
      localStart: departure.localStart,
      title: tour.title,
      bookings,
      guests,
      refundYen,
    })),
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { user } = await requireRole(request, context, 'operator')
  const form = await parseForm(request, callOffsForm)
  if (!form.ok) return invalid(form)
  const { cause, note, departures } = form.value
  let done = 0
  for (const each of departures) {
    const [departureId = '', shown] = each.split(':')
    const asked = { departureId, authorId: user.id, cause, note: note || null, shownBookings: Number(shown) }
    if ((await callOff(context, { ...asked, by: 'operator' })).ok) done += 1
  }
  const back = new URL(request.url)
  const kept = new URLSearchParams({ done: String(done), left: String(departures.length - done) })
  for (const name of ['day', 'prefecture']) kept.set(name, back.searchParams.get(name) ?? '')
  return redirect(`${pageWords(params).urls.callOffs}?${kept}`, 303)
}

export const meta = privateMeta

export default function CallOffs() {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const { today, day, prefectureCode, prefectures, departures, done } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const form = answer && 'form' in answer ? answer.form : EMPTY_FORM
  return (
    <Container wide>
      <PageHeading title={t('call_offs.title')} lead={t('call_offs.lead')} />
      <OperatorNav />
      {done ? (
        <div className="mb-6">
          <Notice tone={done.left ? 'warn' : 'good'} role="status" title={t('call_offs.done', { count: done.done })}>
            {done.left ? <p>{t('call_offs.left', { count: done.left })}</p> : null}
          </Notice>
        </div>
      ) : null}
      <Form
        key={`${day} ${prefectureCode}`}
        method="get"
        className="mb-8 grid items-end gap-4 sm:grid-cols-[12rem_16rem_auto] sm:justify-start"
      >
        <TextField name="day" type="date" label={t('call_offs.day')} min={today} defaultValue={day} required />
        <SelectField name="prefecture" label={t('call_offs.prefecture')} defaultValue={prefectureCode ?? ''}>
          <option value="">{t('call_offs.all')}</option>
          {prefectures.map(({ code, nameJa, nameEn }) => (
            <option key={code} value={code}>
              {language === 'ja' ? nameJa : (nameEn ?? nameJa)}
            </option>
          ))}
        </SelectField>
        <Button look="secondary" type="submit">
          {t('call_offs.show')}
        </Button>
      </Form>
      {departures.length ? (
        <FormStateProvider value={form}>
          <Form key={`${day} ${departures.length}`} method="post" className="grid gap-6">
            <CallOffList departures={departures} isWrong={'departures' in form.errors} />
            <div className="grid max-w-xl gap-5">
              <CallOffFields causes={CAUSES_BY_FORCE} />
              <p>{t('call_offs.means')}</p>
              <div>
                <SubmitButton look="danger" pending={t('call_offs.pending')}>
                  {t('call_offs.submit')}
                </SubmitButton>
              </div>
            </div>
          </Form>
        </FormStateProvider>
      ) : (
        <EmptyState icon="ticket" title={t('call_offs.none')}>
          <p>{t('call_offs.none_hint')}</p>
        </EmptyState>
      )}
    </Container>
  )
}
