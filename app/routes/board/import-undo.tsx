import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireImporter } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { askUndoing } from '#app/services/curation/imports/ask-import.server.ts'
import { findImport } from '#app/services/curation/imports/find-import.server.ts'
import { ImportFrame } from '#app/ui/board/imports/import-frame.tsx'
import { UndoLines } from '#app/ui/board/imports/imported-import.tsx'
import { ButtonLink, SubmitButton } from '#app/ui/form/button.tsx'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Notice } from '#app/ui/layout/card.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useUrls } from '#app/ui/layout/use-page.ts'
import * as links from '#db/repositories/import-links.ts'

/** Says what taking an import back would do before it is done. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { user, scope } = await requireImporter(request, context)
  const words = pageWords(params)
  const found = await findImport(context, user, params.id ?? '')
  if (!found) throw new Response(null, { status: 404 })
  if (found.stage !== 'imported') throw redirect(words.urls.boardImport(found.id))
  return {
    title: words.t('imports:undo.title'),
    isOperator: scope === 'all',
    id: found.id,
    fileName: found.fileName,
    would: await links.countUndoing(context.db, found.id),
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { user: author } = await requireImporter(request, context)
  const id = params.id ?? ''
  const asked = await askUndoing(context, { id, author })
  if (asked.ok) return redirect(pageWords(params).urls.boardImport(id))
  if (asked.error.kind === 'import_not_found') throw new Response(null, { status: 404 })
  return data({ refused: asked.error }, { status: statusOfRefusal(asked.error) })
}

export const meta = privateMeta

export default function ImportUndo() {
  const { t } = useTranslation('imports')
  const urls = useUrls()
  const { id, fileName, would, isOperator } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <ImportFrame fileName={fileName} step={null} isOperator={isOperator} refused={answer?.refused}>
      <Notice tone="warn" title={t('undo.title')}>
        <UndoLines outcome={would} />
      </Notice>
      <div className="mt-6 flex flex-wrap gap-3">
        <Form method="post">
          <SubmitButton look="danger" pending={t('checked.importing')}>
            {t('undo.submit')}
          </SubmitButton>
        </Form>
        <ButtonLink look="secondary" to={urls.boardImport(id)}>
          {t('undo.keep')}
        </ButtonLink>
      </div>
    </ImportFrame>
  )
}
