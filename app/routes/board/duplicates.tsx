import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Place } from '#app/domain/catalog/place.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { parseForm } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { useSay } from '#app/i18n/say.ts'
import { distinguishPlaces, findOpenDuplicates } from '#app/services/curation/find-duplicates.server.ts'
import { undoMerge } from '#app/services/curation/undo-merge.server.ts'
import { BoardNav } from '#app/ui/board/board-nav.tsx'
import { DuplicateList, type ShownPair } from '#app/ui/board/duplicate-list.tsx'
import { SubmitButton } from '#app/ui/form/button.tsx'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { EmptyState, Notice, Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { Pages } from '#app/ui/layout/pages.tsx'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { formatInstant } from '#app/ui/text/figures.tsx'
import { Name } from '#app/ui/text/name.tsx'
import * as merges from '#db/repositories/place-merges.ts'
import * as places from '#db/repositories/places-for-board.ts'
import { regionOf } from './region-of.server.ts'

const PAGE = 20
const MOST_MERGES = 50
const DONE = ['distinct', 'merged', 'undone'] as const

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { role } = await requireRole(request, context, 'board')
  const query = new URL(request.url).searchParams
  const pairs = await findOpenDuplicates(context.db, role)
  const pages = Math.max(1, Math.ceil(pairs.length / PAGE))
  const page = Math.min(Math.max(1, Math.trunc(Number(query.get('page'))) || 1), pages)
  const shown = pairs.slice((page - 1) * PAGE, page * PAGE)
  const ids = [...new Set(shown.flatMap(({ first, second }) => [first, second]))]
  const records = new Map((await places.findAllByIdsForBoard(context.db, ids)).map((place) => [place.id, place]))
  return {
    title: pageWords(params).t('board:duplicates.title'),
    region: await regionOf(context.db, role),
    done: DONE.find((one) => query.get('done') === one) ?? null,
    pairs: shown.flatMap((pair): ShownPair[] => {
      const [first, second] = [records.get(pair.first), records.get(pair.second)]
      return first && second ? [{ ...pair, places: [lineOf(first), lineOf(second)] }] : []
    }),
    total: pairs.length,
    page,
    pages,
    merged: await merges.findAllOfRegion(context.db, role, MOST_MERGES),
  }
}

function lineOf({ id, kind, names, publication, isSample, sourceKey }: Place) {
  return { id, kind, names, publication, isSample, sourceKey }
}

const answerForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('distinct'), first: z.string().max(100), second: z.string().max(100) }),
  z.object({ intent: z.literal('undo'), merge: z.string().max(100) }),
])

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { user } = await requireRole(request, context, 'board')
  const { urls } = pageWords(params)
  const form = await parseForm(request, answerForm)
  if (!form.ok) return data({ refused: null }, { status: 422 })
  const asked = form.value
  const done =
    asked.intent === 'distinct'
      ? await distinguishPlaces(context, { ids: [asked.first, asked.second], author: user })
      : await undoMerge(context, { mergeId: asked.merge, author: user })
  if (!done.ok) return data({ refused: done.error.kind as string }, { status: statusOfRefusal(done.error) })
  return redirect(`${urls.boardDuplicates}?done=${asked.intent === 'distinct' ? 'distinct' : 'undone'}`, 303)
}

export const meta = privateMeta

export default function BoardDuplicates() {
  const { t } = useTranslation('board')
  const say = useSay('board')
  const { region, done, pairs, total, page, pages, merged } = useLoaderData<typeof loader>()
  const answered = useAnswer<typeof action>()
  return (
    <Container wide>
      <PageHeading
        title={t('duplicates.title')}
        lead={
          <>
            <Name names={region} /> · {t('duplicates.count', { count: total })}
          </>
        }
      />
      <BoardNav />
      <div className="mb-6 empty:hidden">
        {answered?.refused ? (
          <Notice tone="bad" role="alert" title={say(`refused.${answered.refused}`)} />
        ) : done && !answered ? (
          <Notice tone="good" role="status" title={t(`duplicates.done.${done}`)} />
        ) : null}
      </div>
      <p className="mb-6 max-w-prose text-ink-soft">{t('duplicates.lead')}</p>
      {pairs.length ? (
        <DuplicateList pairs={pairs} />
      ) : (
        <EmptyState icon="pin" title={t('duplicates.none')}>
          <p>{t('duplicates.none_hint')}</p>
        </EmptyState>
      )}
      <Pages page={page} pages={pages} query={{}} />
      {merged.length ? <Merged /> : null}
    </Container>
  )
}

/** What was merged, newest first, each with the way back. */
function Merged() {
  const { t } = useTranslation('board')
  const urls = useUrls()
  const language = useLanguage()
  const { merged } = useLoaderData<typeof loader>()
  return (
    <Section title={t('duplicates.merges')}>
      <p className="mb-2 text-ink-soft">{t('duplicates.merges_lead')}</p>
      <ul>
        {merged.map(({ id, at, kept, merged: gone }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-line border-b py-3"
          >
            <p>
              <Link to={urls.boardPlace(gone.id)}>
                <Name names={gone.names} />
              </Link>{' '}
              {t('duplicates.went_into')}{' '}
              <Link to={urls.boardPlace(kept.id)}>
                <Name names={kept.names} />
              </Link>
              <span className="block text-ink-soft text-sm">{formatInstant(at, language, 'Asia/Tokyo')}</span>
            </p>
            <Form method="post">
              <input type="hidden" name="merge" value={id} />
              <SubmitButton
                name="intent"
                value="undo"
                look="secondary"
                size="small"
                pending={t('duplicates.undo_pending')}
              >
                {t('duplicates.undo')}
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  )
}
