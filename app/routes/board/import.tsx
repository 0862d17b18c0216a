import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireImporter } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { parseFormData } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import {
  askImporting,
  decideRows,
  discardFile,
  type ImportRefusal,
} from '#app/services/curation/imports/ask-import.server.ts'
import { findImport } from '#app/services/curation/imports/find-import.server.ts'
import { CheckedImport } from '#app/ui/board/imports/checked-import.tsx'
import { FaultNotice } from '#app/ui/board/imports/fault-notice.tsx'
import { ImportFrame } from '#app/ui/board/imports/import-frame.tsx'
import { ImportedImport } from '#app/ui/board/imports/imported-import.tsx'
import { WaitingRows } from '#app/ui/board/imports/waiting-rows.tsx'
import { WorkingImport } from '#app/ui/board/imports/working-import.tsx'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import * as report from '#db/repositories/import-report.ts'
import { readPage } from './read-page.ts'

const ROWS = 20

/** `accept` and `refuse` speak of one row, or of all of a reason. */
const decisionForm = z.object({
  intent: z.enum(['import', 'discard', 'accept', 'refuse']),
  number: z.coerce.number().int().min(1).optional(),
  reason: z.string().max(60).optional(),
})

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { user, scope } = await requireImporter(request, context)
  const words = pageWords(params)
  const found = await findImport(context, user, params.id ?? '')
  if (!found) throw new Response(null, { status: 404 })
  const { id, stage } = found
  if (stage === 'settings' && found.head) throw redirect(words.urls.boardImportSettings(id))
  const query = new URL(request.url).searchParams
  const page = readPage(query)
  const isOpen = stage === 'checked' || stage === 'imported'
  const reasons = isOpen ? await report.countWaiting(context.db, id) : []
  const reason = reasons.find((each) => each.reason === query.get('reason'))?.reason
  const filter = { isWaiting: true, ...(reason && { reason }) }
  const waiting = isOpen ? await report.findPage(context.db, id, filter, { limit: ROWS, page }) : { rows: [], total: 0 }
  return {
    title: `${found.fileName} – ${words.t('imports:title')}`,
    isOperator: scope === 'all',
    found,
    effects: stage === 'checked' ? await report.countEffects(context.db, id) : null,
    waiting: {
      reasons,
      reason: reason ?? null,
      rows: waiting.rows,
      page,
      pages: Math.max(1, Math.ceil(waiting.total / ROWS)),
    },
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { user: author } = await requireImporter(request, context)
  const { urls } = pageWords(params)
  const id = params.id ?? ''
  if (!(await findImport(context, author, id))) throw new Response(null, { status: 404 })
  const form = parseFormData(await request.formData(), decisionForm)
  if (!form.ok) return refusedWith({ kind: 'import_cannot' }, 422)
  const { intent, number, reason } = form.value
  if (intent === 'discard') {
    const discarded = await discardFile(context, { id, author })
    return discarded.ok ? redirect(urls.boardImports) : refusedWith(discarded.error)
  }
  const done =
    intent === 'import'
      ? await askImporting(context, { id, author })
      : await decideRows(context, {
          id,
          author,
          decision: intent,
          which: number === undefined ? { reason: reason ?? '' } : { number },
        })
  if (!done.ok) return refusedWith(done.error)
  const { search } = new URL(request.url)
  return redirect(urls.boardImport(id) + (intent === 'import' ? '' : search))
}

function refusedWith(refused: ImportRefusal, status = statusOfRefusal(refused)) {
  return data({ refused }, { status })
}

export const meta = privateMeta

export default function Import() {
  const { found, isOperator, effects, waiting } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const { stage, task } = found
  const step = stage === 'checked' ? 'checked' : stage === 'imported' ? 'imported' : null
  return (
    <ImportFrame fileName={found.fileName} step={step} isOperator={isOperator} refused={answer?.refused}>
      {task?.state === 'failed' && task.fault && stage !== 'working' ? <FaultNotice fault={task.fault} /> : null}
      {stage === 'working' && task ? <WorkingImport id={found.id} kind={task.kind} rows={task.rowsDone} /> : null}
      {stage === 'checked' && effects ? <CheckedImport found={found} effects={effects} /> : null}
      {stage === 'imported' || stage === 'undone' ? <ImportedImport found={found} isOperator={isOperator} /> : null}
      {stage === 'checked' || stage === 'imported' ? <WaitingRows {...waiting} /> : null}
    </ImportFrame>
  )
}
