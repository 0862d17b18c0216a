import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { BoardNav } from '#app/ui/board/board-nav.tsx'
import { OptOutList } from '#app/ui/board/opt-out-list.tsx'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useUrls } from '#app/ui/layout/use-page.ts'
import * as optOuts from '#db/repositories/opt-outs.ts'
import { changeOptOut } from './opt-out-form.server.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { role } = await requireRole(request, context, 'board')
  return { title: pageWords(params).t('board:opt_outs.title'), requests: await optOuts.findAll(context.db, role) }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { user } = await requireRole(request, context, 'board')
  const refused = await changeOptOut(context, user, await request.formData())
  return refused ? data(refused, { status: refused.status }) : redirect(pageWords(params).urls.boardOptOuts, 303)
}

export const meta = privateMeta

export default function BoardOptOuts() {
  const { t } = useTranslation('board')
  const { requests } = useLoaderData<typeof loader>()
  const answered = useAnswer<typeof action>()
  const urls = useUrls()
  return (
    <Container>
      <PageHeading title={t('opt_outs.title')} lead={t('opt_outs.lead')} />
      <BoardNav />
      <OptOutList requests={requests} answered={answered ?? null} placeUrl={urls.boardPlace} />
    </Container>
  )
}
