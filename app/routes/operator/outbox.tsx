import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { sortOf, sortText } from '#app/domain/values/sort.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField, TextField } from '#app/ui/form/field.tsx'
import { EmptyState, Notice, Tag } from '#app/ui/layout/card.tsx'
import { DataTable } from '#app/ui/layout/data-table.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { Pages } from '#app/ui/layout/pages.tsx'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { OperatorNav } from '#app/ui/operator/operator-nav.tsx'
import { formatInstant } from '#app/ui/text/figures.tsx'
import * as mails from '#db/repositories/mails.ts'

const PAGE = 50
const TONES = { sent: 'good', failing: 'bad', waiting: 'neutral' } as const

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'operator')
  const query = new URL(request.url).searchParams
  const filter = {
    recipient: query.get('to')?.slice(0, 100).trim() || undefined,
    state: mails.MAIL_STATES.find((state) => state === query.get('state')),
  }
  const page = Math.min(Math.max(1, Math.trunc(Number(query.get('page'))) || 1), 10_000)
  const sort = sortOf(query.get('sort'), mails.MAIL_SORTS, { by: 'written', isDescending: true })
  const found = await mails.search(context.db, { ...filter, sort, limit: PAGE, page })
  return {
    title: pageWords(params).t('operator:outbox.title'),
    hasMailServer: context.mail.kind === 'smtp',
    filter,
    sort,
    states: mails.MAIL_STATES,
    page,
    pages: Math.max(1, Math.ceil(found.total / PAGE)),
    total: found.total,
    mails: found.mails.map((mail) => ({
      id: mail.id,
      recipient: mail.recipient,
      subject: mail.subject,
      language: mail.language,
      createdAt: mail.created_at,
      state: mails.stateOf(mail),
      attempts: mail.attempts,
    })),
  }
}

export const meta = privateMeta

export default function Outbox() {
  const { t } = useTranslation('operator')
  const urls = useUrls()
  const language = useLanguage()
  const { mails, total, page, pages, filter, sort, hasMailServer } = useLoaderData<typeof loader>()
  const isFiltered = filter.recipient !== undefined || filter.state !== undefined
  return (
    <Container wide>
      <PageHeading title={t('outbox.title')} lead={t('outbox.count', { count: total })} />
      <OperatorNav />
      {hasMailServer ? null : (
        <div className="mb-6">
          <Notice title={t('outbox.no_server')}>
            <p>{t('outbox.no_server_hint')}</p>
          </Notice>
        </div>
      )}
      <Filters />
      {mails.length ? (
        <DataTable
          caption={t('outbox.title')}
          sort={sort}
          columns={[
            { label: t('mail.subject'), sort: 'subject' },
            { label: t('mail.recipient'), sort: 'recipient' },
            { label: t('mail.written'), sort: 'written' },
            { label: t('mail.state') },
            { label: t('mail.attempts'), sort: 'attempts' },
          ]}
          rows={mails.map((mail) => ({
            key: mail.id,
            cells: [
              <Link key="subject" to={urls.outboxMail(mail.id)} lang={mail.language}>
                {mail.subject}
              </Link>,
              mail.recipient,
              formatInstant(mail.createdAt, language, 'Asia/Tokyo'),
              <Tag key="state" tone={TONES[mail.state]}>
                {t(`state.${mail.state}`)}
              </Tag>,
              mail.attempts,
            ],
          }))}
        />
      ) : (
        <EmptyState
          icon="info"
          title={isFiltered ? t('outbox.none_fits') : t('outbox.none')}
          action={isFiltered ? <Link to={urls.outbox}>{t('outbox.clear')}</Link> : undefined}
        >
          <p>{isFiltered ? null : t('outbox.none_hint')}</p>
        </EmptyState>
      )}
      <Pages page={page} pages={pages} query={{ to: filter.recipient, state: filter.state, sort: sortText(sort) }} />
    </Container>
  )
}

function Filters() {
  const { t } = useTranslation('operator')
  const { filter, states, sort } = useLoaderData<typeof loader>()
  return (
    <Form
      key={JSON.stringify([filter, sort])}
      method="get"
      className="mb-6 grid items-end gap-4 sm:grid-cols-[minmax(0,20rem)_12rem_auto] sm:justify-start"
    >
      <input type="hidden" name="sort" value={sortText(sort)} />
      <TextField name="to" label={t('mail.recipient')} type="search" maxLength={100} defaultValue={filter.recipient} />
      <SelectField name="state" label={t('mail.state')} defaultValue={filter.state ?? ''}>
        <option value="">{t('outbox.any')}</option>
        {states.map((state) => (
          <option key={state} value={state}>
            {t(`state.${state}`)}
          </option>
        ))}
      </SelectField>
      <Button type="submit">{t('outbox.show')}</Button>
    </Form>
  )
}
