import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { VERDICTS } from '#app/domain/curation/import/import-row.ts'
import { requireImporter } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { useSay } from '#app/i18n/say.ts'
import { findImport } from '#app/services/curation/imports/find-import.server.ts'
import { ImportFrame } from '#app/ui/board/imports/import-frame.tsx'
import { useReasonWords } from '#app/ui/board/imports/use-reason-words.ts'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { EmptyState, Tag } from '#app/ui/layout/card.tsx'
import { DataTable } from '#app/ui/layout/data-table.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { Pages } from '#app/ui/layout/pages.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import * as report from '#db/repositories/import-report.ts'
import { readPage } from './read-page.ts'

const ROWS = 50

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { user, scope } = await requireImporter(request, context)
  const found = await findImport(context, user, params.id ?? '')
  if (!found) throw new Response(null, { status: 404 })
  const query = new URL(request.url).searchParams
  const verdict = VERDICTS.find((each) => each === query.get('verdict'))
  const page = readPage(query)
  const { rows, total } = await report.findPage(
    context.db,
    found.id,
    { ...(verdict && { verdict }) },
    { limit: ROWS, page },
  )
  return {
    title: `${found.fileName} – ${pageWords(params).t('imports:report.title')}`,
    isOperator: scope === 'all',
    id: found.id,
    fileName: found.fileName,
    isImported: found.stage === 'imported',
    verdict: verdict ?? null,
    page,
    pages: Math.max(1, Math.ceil(total / ROWS)),
    rows: rows.map(({ number, line, name, verdict, reasons, effect, decision }) => ({
      number,
      line,
      name,
      verdict,
      reasons,
      effect,
      decision,
    })),
  }
}

export const meta = privateMeta

const TONES = { accepted: 'good', changed: 'info', doubtful: 'warn', refused: 'bad' } as const

export default function ImportRows() {
  const { t } = useTranslation('imports')
  const say = useSay('imports')
  const words = useReasonWords()
  const urls = useUrls()
  const { id, fileName, isOperator, isImported, verdict, rows, page, pages } = useLoaderData<typeof loader>()
  return (
    <ImportFrame fileName={fileName} step={null} isOperator={isOperator}>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-4">
        <h2 className="font-serif text-xl">{t('report.title')}</h2>
        <ButtonLink look="secondary" reloadDocument to={urls.boardImportReport(id)}>
          {t('report.download')}
        </ButtonLink>
      </div>
      <nav aria-label={t('report.verdict')} className="mb-4 flex flex-wrap gap-x-5 gap-y-1">
        {[null, ...VERDICTS].map((each) => (
          <Link
            key={each ?? 'all'}
            to={urls.boardImportRows(id, each ?? undefined)}
            aria-current={each === verdict ? 'page' : undefined}
            className={`inline-flex min-h-10 items-center ${each === verdict ? 'font-semibold text-ink no-underline' : ''}`}
          >
            {each ? say(`verdict.${each}`) : t('report.all')}
          </Link>
        ))}
      </nav>
      {isImported ? <p className="mb-4 text-ink-soft text-sm">{t('report.not_kept')}</p> : null}
      {rows.length > 0 ? (
        <DataTable
          caption={t('report.title')}
          columns={[
            { label: say('field.name') },
            { label: t('report.line'), isFigure: true },
            { label: t('report.verdict') },
            { label: t('report.effect') },
            { label: t('report.why') },
          ]}
          rows={rows.map((row) => ({
            key: String(row.number),
            cells: [
              <bdi key="name" className="wrap-anywhere">
                {row.name || '–'}
              </bdi>,
              row.line > 0 ? String(row.line) : null,
              <span key="verdict" className="flex flex-wrap gap-1">
                <Tag tone={TONES[row.verdict]}>{say(`verdict.${row.verdict}`)}</Tag>
                {row.decision ? <Tag>{say(`decided.${row.decision}`)}</Tag> : null}
              </span>,
              row.effect === 'none' ? null : say(`effect.${row.effect}`),
              row.reasons.length > 0 ? (
                <ul key="why" className="wrap-anywhere">
                  {row.reasons.map((reason, index) => (
                    <li key={index}>{words(reason)}</li>
                  ))}
                </ul>
              ) : null,
            ],
          }))}
        />
      ) : (
        <EmptyState icon="check" title={t('report.none')} />
      )}
      <Pages page={page} pages={pages} query={{ verdict: verdict ?? undefined }} />
      <p className="mt-6">
        <Link to={urls.boardImport(id)}>{t('report.back')}</Link>
      </p>
    </ImportFrame>
  )
}
