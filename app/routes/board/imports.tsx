import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { LARGEST_UPLOAD_BYTES } from '#app/domain/access/upload-limit.ts'
import { requireImporter } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { BrokenForm, readSentFile, type SentFile } from '#app/http/sent-file.server.ts'
import { useSay } from '#app/i18n/say.ts'
import { type ReceiveRefusal, receiveFile } from '#app/services/curation/imports/receive-file.server.ts'
import { BoardNav } from '#app/ui/board/board-nav.tsx'
import { SendFile } from '#app/ui/board/imports/send-file.tsx'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { EmptyState, Section, Tag } from '#app/ui/layout/card.tsx'
import { DataTable } from '#app/ui/layout/data-table.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { Pages } from '#app/ui/layout/pages.tsx'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { OperatorNav } from '#app/ui/operator/operator-nav.tsx'
import { formatInstant, useFormatNumber } from '#app/ui/text/figures.tsx'
import * as uploads from '#db/repositories/import-uploads.ts'
import { stateOfListed } from './import-state.ts'
import { readPage } from './read-page.ts'

const PAGE = 30

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { scope } = await requireImporter(request, context)
  const page = readPage(new URL(request.url).searchParams)
  const { imports, total } = await uploads.findAll(context.db, scope, { limit: PAGE, page })
  return {
    title: pageWords(params).t('imports:title'),
    isOperator: scope === 'all',
    largestBytes: LARGEST_UPLOAD_BYTES,
    page,
    pages: Math.max(1, Math.ceil(total / PAGE)),
    imports: imports.map((each) => ({
      id: each.id,
      fileName: each.file_name,
      sourceName: each.source_name,
      at: each.at,
      author: each.author,
      rows: each.rows_read,
      waiting: each.import_state === 'undone' ? 0 : each.waiting,
      state: stateOfListed(each),
    })),
  }
}

/** The file goes to the disk while it arrives; nothing else of the form is read. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const { user } = await requireImporter(request, context)
  const sent = await receive(request, (file) => receiveFile(context, { author: user, ...file }))
  if (sent?.ok) return redirect(pageWords(params).urls.boardImportSettings(sent.value.id))
  const refused: ReceiveRefusal = sent ? sent.error : { kind: 'file_missing' }
  return data({ refused }, { status: statusOfRefusal(refused) })
}

/** A form that broke off is one without a file. */
async function receive<Value>(request: Request, take: (file: SentFile) => Promise<Value>): Promise<Value | null> {
  try {
    const file = await readSentFile(request, 'file')
    return file && (await take(file))
  } catch (error) {
    if (error instanceof BrokenForm) return null
    throw error
  }
}

export const meta = privateMeta

export default function Imports() {
  const { t } = useTranslation('imports')
  const { imports, isOperator, page, pages, largestBytes } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  return (
    <Container wide>
      <PageHeading title={t('title')} lead={t('lead')} />
      {isOperator ? <OperatorNav /> : <BoardNav />}
      <SendFile refused={answer?.refused ?? null} largestBytes={largestBytes} />
      <Section title={t('list.title')}>
        {imports.length > 0 ? (
          <List />
        ) : (
          <EmptyState icon="download" title={t('list.none')}>
            <p>{t('list.none_hint')}</p>
          </EmptyState>
        )}
        <Pages page={page} pages={pages} query={{}} />
      </Section>
    </Container>
  )
}

const TONES: Record<string, 'good' | 'bad' | 'info' | 'warn'> = {
  imported: 'good',
  failed: 'bad',
  checked: 'info',
  settings: 'warn',
}

function List() {
  const { t } = useTranslation('imports')
  const say = useSay('imports')
  const urls = useUrls()
  const language = useLanguage()
  const format = useFormatNumber()
  const { imports } = useLoaderData<typeof loader>()
  return (
    <DataTable
      caption={t('list.title')}
      columns={[
        { label: t('list.file') },
        { label: t('list.when') },
        { label: t('list.by') },
        { label: t('list.rows'), isFigure: true },
        { label: t('list.waiting'), isFigure: true },
        { label: t('list.state') },
      ]}
      rows={imports.map(({ id, fileName, sourceName, at, author, rows, waiting, state }) => ({
        key: id,
        cells: [
          <span key="file" className="wrap-anywhere">
            <Link to={urls.boardImport(id)}>
              <bdi>{fileName}</bdi>
            </Link>
            {sourceName ? (
              <span className="block font-normal text-ink-soft text-sm">
                <bdi>{sourceName}</bdi>
              </span>
            ) : null}
          </span>,
          formatInstant(at, language, 'Asia/Tokyo'),
          author ?? t('list.command_line'),
          rows === null ? null : format(rows),
          waiting > 0 ? format(waiting) : null,
          <Tag key="state" tone={TONES[state] ?? 'neutral'}>
            {say(`state.${state}`)}
          </Tag>,
        ],
      }))}
    />
  )
}
