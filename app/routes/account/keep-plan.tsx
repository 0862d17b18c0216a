import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireUser } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { refusal } from '#app/http/refusal.ts'
import { keepPlan } from '#app/services/account/keep-plan.server.ts'
import { SubmitButton } from '#app/ui/form/button.tsx'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Notice } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useUrls } from '#app/ui/layout/use-page.ts'
import * as itineraries from '#db/repositories/itineraries.ts'

/** Where somebody comes back to who signed in on the way: signing in sends no form again, so it is asked once more. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const user = await requireUser(request, context)
  const plan = await itineraries.findById(context.db, params.id!)
  if (!plan) throw new Response(null, { status: 404 })
  const { t, urls } = pageWords(params)
  if (plan.userId === user.id) throw redirect(`${urls.itinerary(plan.id)}#keep`)
  return { title: t('account:keep.title'), id: plan.id, isOthers: plan.userId !== null }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const user = await requireUser(request, context)
  const kept = await keepPlan(context, { itineraryId: params.id!, userId: user.id })
  if (kept.ok) return redirect(`${pageWords(params).urls.itinerary(params.id!)}#keep`, 303)
  if (kept.error.kind === 'itinerary_not_found') throw new Response(null, { status: 404 })
  return refusal(kept.error)
}

export const meta = privateMeta

export default function KeepPlan() {
  const { t } = useTranslation('account')
  const urls = useUrls()
  const { id, isOthers } = useLoaderData<typeof loader>()
  const isRefused = useAnswer<typeof action>() !== undefined || isOthers
  return (
    <Container>
      <PageHeading title={t('keep.title')} lead={isRefused ? undefined : t('keep.hint')} />
      {isRefused ? (
        <Notice tone="warn" role="alert" title={t('keep.others')}>
          <p>{t('keep.others_hint')}</p>
        </Notice>
      ) : (
        <Form method="post">
          <SubmitButton pending={t('keep.keeping')}>{t('keep.submit')}</SubmitButton>
        </Form>
      )}
      <p className="mt-6">
        <Link to={urls.itinerary(id)}>{t('keep.back')}</Link>
      </p>
    </Container>
  )
}
