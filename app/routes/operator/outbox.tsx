import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { EmptyState, Notice } from '#app/ui/layout/card.tsx'
import { DataTable } from '#app/ui/layout/data-table.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { formatInstant } from '#app/ui/text/figures.tsx'
import * as mails from '#db/repositories/mails.ts'

const MOST = 100

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'operator')
  const latest = await mails.findLatest(context.db, MOST)
  return {
    title: pageWords(params).t('operator:outbox.title'),
    hasMailServer: context.mail.kind === 'smtp',
    mails: latest.map(({ id, recipient, subject, language, created_at, sent_at, attempts, last_error }) => ({
      id,
      recipient,
      subject,
      language,
      createdAt: created_at,
      state: sent_at !== null ? ('sent' as const) : last_error !== null ? ('failing' as const) : ('waiting' as const),
      attempts,
    })),
  }
}

export const meta = privateMeta

export default function Outbox() {
  const { t } = useTranslation('operator')
  const urls = useUrls()
  const language = useLanguage()
  const { mails, hasMailServer } = useLoaderData<typeof loader>()
  return (
    <Container wide>
      <PageHeading title={t('outbox.title')} lead={t('outbox.latest', { count: MOST })} />
      {hasMailServer ? null : (
        <div className="mb-6">
          <Notice title={t('outbox.no_server')}>
            <p>{t('outbox.no_server_hint')}</p>
          </Notice>
        </div>
      )}
      {mails.length ? (
        <DataTable
          caption={t('outbox.title')}
          columns={[
            { label: t('mail.subject') },
            { label: t('mail.recipient') },
            { label: t('mail.written') },
            { label: t('mail.state') },
            { label: t('mail.attempts'), isFigure: true },
          ]}
          rows={mails.map((mail) => ({
            key: mail.id,
            cells: [
              <Link key="subject" to={urls.outboxMail(mail.id)} lang={mail.language}>
                {mail.subject}
              </Link>,
              mail.recipient,
              formatInstant(mail.createdAt, language, 'Asia/Tokyo'),
              t(`state.${mail.state}`),
              mail.attempts,
            ],
          }))}
        />
      ) : (
        <EmptyState icon="info" title={t('outbox.none')}>
          <p>{t('outbox.none_hint')}</p>
        </EmptyState>
      )}
    </Container>
  )
}
