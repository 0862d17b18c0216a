import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { OptOutList } from '#app/ui/board/opt-out-list.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { TextField } from '#app/ui/form/field.tsx'
import { FormStateProvider } from '#app/ui/form/form-context.tsx'
import { EMPTY_FORM } from '#app/ui/form/form-state.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { OperatorNav } from '#app/ui/operator/operator-nav.tsx'
import * as optOuts from '#db/repositories/opt-outs.ts'
import { changeOptOut } from '../board/opt-out-form.server.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'operator')
  const { t, urls } = pageWords(params)
  const typed = new URL(request.url).searchParams.get('place')?.trim()
  if (typed) throw redirect(urls.operatorPlace(encodeURIComponent(/\/places\/([^/?#]+)/.exec(typed)?.[1] ?? typed)))
  return { title: t('operator:opt_outs.title'), requests: await optOuts.findAll(context.db, null) }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { user } = await requireRole(request, context, 'operator')
  const refused = await changeOptOut(context, user, await request.formData())
  return refused ? data(refused, { status: refused.status }) : redirect(pageWords(params).urls.operatorOptOuts, 303)
}

export const meta = privateMeta

export default function OperatorOptOuts() {
  const { t } = useTranslation('operator')
  const { t: board } = useTranslation('board')
  const { requests } = useLoaderData<typeof loader>()
  const answered = useAnswer<typeof action>()
  const urls = useUrls()
  return (
    <Container>
      <PageHeading title={t('opt_outs.title')} lead={board('opt_outs.lead')} />
      <OperatorNav />
      <OptOutList requests={requests} answered={answered ?? null} placeUrl={urls.operatorPlace} />
      <Section title={t('opt_outs.protect')}>
        <FormStateProvider value={EMPTY_FORM}>
          <Form method="get" className="flex max-w-prose flex-wrap items-end gap-3">
            <div className="min-w-0 flex-1 basis-64">
              <TextField name="place" label={t('opt_outs.place')} hint={t('opt_outs.place_hint')} dir="ltr" required />
            </div>
            <Button type="submit">{t('opt_outs.open')}</Button>
          </Form>
        </FormStateProvider>
      </Section>
    </Container>
  )
}
