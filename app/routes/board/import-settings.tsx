import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireImporter } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { invalid } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { askReading, type ImportRefusal } from '#app/services/curation/imports/ask-import.server.ts'
import { findImport } from '#app/services/curation/imports/find-import.server.ts'
import { FaultNotice } from '#app/ui/board/imports/fault-notice.tsx'
import { ImportFrame } from '#app/ui/board/imports/import-frame.tsx'
import { SettingsForm } from '#app/ui/board/imports/settings-form.tsx'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import * as regions from '#db/repositories/regions.ts'
import { readSettings, settingsValues } from './import-settings-form.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { user, scope } = await requireImporter(request, context)
  const words = pageWords(params)
  const found = await findImport(context, user, params.id ?? '')
  if (!found) throw new Response(null, { status: 404 })
  const { id, head, fileName, settings, task, format, region } = found
  if (!head || found.stage === 'working') throw redirect(words.urls.boardImport(id))
  return {
    title: words.t('imports:settings.title'),
    isOperator: scope === 'all',
    fileName,
    format,
    head,
    fault: task?.state === 'failed' ? task.fault : null,
    form: { values: settingsValues({ head, settings, fileName, region: region.prefectureCode }), errors: {} },
    prefectures:
      scope === 'all'
        ? (await regions.findAllPrefectures(context.db)).map(({ code, nameJa, nameEn }) => ({
            code,
            names: { ja: nameJa, en: nameEn, reading: null },
          }))
        : [],
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { user, scope } = await requireImporter(request, context)
  const { urls } = pageWords(params)
  const found = await findImport(context, user, params.id ?? '')
  if (!found) throw new Response(null, { status: 404 })
  if (!found.head) return refusedWith({ kind: 'import_cannot' })
  const form = readSettings(await request.formData(), { head: found.head, format: found.format })
  if (!form.ok) return invalid(form)
  const { settings, region } = form.value
  const into = scope === 'all' ? { region: { prefectureCode: region, municipalityCode: null } } : {}
  const asked = await askReading(context, { id: found.id, author: user, settings, ...into })
  return asked.ok ? redirect(urls.boardImport(found.id)) : refusedWith(asked.error)
}

function refusedWith(refused: ImportRefusal) {
  return data({ form: null, refused }, { status: statusOfRefusal(refused) })
}

export const meta = privateMeta

export default function ImportSettings() {
  const { head, form, fileName, isOperator, fault, prefectures } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const refused = answer && 'refused' in answer ? answer.refused : null
  return (
    <ImportFrame fileName={fileName} step="settings" isOperator={isOperator} refused={refused}>
      {fault ? <FaultNotice fault={fault} /> : null}
      <SettingsForm head={head} form={answer?.form ?? form} prefectures={prefectures} />
    </ImportFrame>
  )
}
