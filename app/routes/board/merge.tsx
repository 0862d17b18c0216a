import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { MERGE_FIELDS } from '#app/domain/curation/merge.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { parseFormData } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { useSay } from '#app/i18n/say.ts'
import { type MergePlacesRefusal, mergePlaces, previewMerge } from '#app/services/curation/merge-places.server.ts'
import { BoardNav } from '#app/ui/board/board-nav.tsx'
import { PairedRecord } from '#app/ui/board/duplicate-list.tsx'
import { MergeFields, MergeMoves } from '#app/ui/board/merge-fields.tsx'
import { ButtonLink, SubmitButton } from '#app/ui/form/button.tsx'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Card, Notice, Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useUrls } from '#app/ui/layout/use-page.ts'
import * as places from '#db/repositories/places-for-board.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { user } = await requireRole(request, context, 'board')
  const { t, urls } = pageWords(params)
  const query = new URL(request.url).searchParams
  const [keptId, mergedId] = [query.get('keep'), query.get('merge')]
  if (!keptId || !mergedId) throw redirect(urls.boardDuplicates)
  const preview = await previewMerge(context, { keptId, mergedId, author: user, chosen: new Map() })
  // Of another region's records not even the names are told.
  if (!preview.ok && preview.error.kind === 'place_not_found') throw new Response(null, { status: 404 })
  const found = await places.findAllByIdsForBoard(context.db, [keptId, mergedId])
  const [kept, merged] = [keptId, mergedId].map((id) => found.find((place) => place.id === id)!)
  return {
    title: t('board:merge.title'),
    kept: kept!,
    merged: merged!,
    preview: preview.ok ? { plan: preview.value.plan, hanging: preview.value.hanging } : null,
    refused: preview.ok ? null : preview.error,
  }
}

const id = z.string().min(1).max(100)
const mergeForm = z.object({
  keep: id,
  merge: id,
  kept_version: z.coerce.number().int(),
  merged_version: z.coerce.number().int(),
  ...Object.fromEntries(MERGE_FIELDS.map((field) => [`take_${field}`, z.enum(['kept', 'other']).optional()])),
})

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { user } = await requireRole(request, context, 'board')
  const { urls } = pageWords(params)
  const form = parseFormData(await request.formData(), mergeForm)
  if (!form.ok) return data({ refused: null }, { status: 422 })
  const { keep, merge, kept_version, merged_version, ...choices } = form.value
  const chosen = MERGE_FIELDS.flatMap((field): [string, 'kept' | 'other'][] => {
    const choice = (choices as Record<string, 'kept' | 'other' | undefined>)[`take_${field}`]
    return choice ? [[field, choice]] : []
  })
  const done = await mergePlaces(context, {
    ...{ keptId: keep, mergedId: merge, author: user, chosen: new Map(chosen) },
    expectedVersions: { kept: kept_version, merged: merged_version },
  })
  if (done.ok) return redirect(`${urls.boardDuplicates}?done=merged`, 303)
  return data({ refused: done.error }, { status: statusOfRefusal(done.error) })
}

export const meta = privateMeta

export default function BoardMerge() {
  const { t } = useTranslation('board')
  const say = useSay('board')
  const urls = useUrls()
  const { kept, merged, preview, refused: refusedBefore } = useLoaderData<typeof loader>()
  const refused: MergePlacesRefusal | null = useAnswer<typeof action>()?.refused ?? refusedBefore
  return (
    <Container wide>
      <PageHeading title={t('merge.title')} lead={t('merge.lead')} />
      <BoardNav />
      <p className="mb-6">
        <Link to={urls.boardDuplicates}>{t('merge.back')}</Link>
      </p>
      {refused ? (
        <div className="mb-6">
          <Notice tone="bad" role="alert" title={t('merge.cannot')}>
            <p>{say(`refused.${refused.kind === 'version_conflict' ? 'merge_version_conflict' : refused.kind}`)}</p>
          </Notice>
        </div>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        {(
          [
            ['stays', kept],
            ['goes', merged],
          ] as const
        ).map(([role, place]) => (
          <Card key={role}>
            <h2 className="mb-2 font-semibold">{t(`merge.${role}`)}</h2>
            <PairedRecord {...place} />
          </Card>
        ))}
      </div>
      <p className="mt-4">
        <ButtonLink look="secondary" size="small" to={urls.boardMerge(merged.id, kept.id)}>
          {t('merge.swap')}
        </ButtonLink>
      </p>
      {preview ? (
        <Form method="post" key={`${kept.id} ${kept.version} ${merged.version}`}>
          <input type="hidden" name="keep" value={kept.id} />
          <input type="hidden" name="merge" value={merged.id} />
          <input type="hidden" name="kept_version" value={kept.version} />
          <input type="hidden" name="merged_version" value={merged.version} />
          <Section title={t('merge.fields')}>
            <p className="mb-4 max-w-prose text-ink-soft">{t('merge.fields_lead')}</p>
            <MergeFields plan={preview.plan} wasConfirmed={kept.confirmedOn !== null} />
          </Section>
          <Section title={t('merge.moves')}>
            <MergeMoves hanging={preview.hanging} />
          </Section>
          <div className="mt-8">
            <SubmitButton pending={t('merge.pending')}>{t('merge.submit')}</SubmitButton>
          </div>
        </Form>
      ) : null}
    </Container>
  )
}
