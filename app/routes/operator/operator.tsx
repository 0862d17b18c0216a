import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { findAccounts } from '#app/services/resellers/find-accounts.server.ts'
import { Card, Facts, Notice } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { OperatorNav } from '#app/ui/operator/operator-nav.tsx'
import { useFormatNumber, Yen } from '#app/ui/text/figures.tsx'
import * as ledger from '#db/repositories/ledger.ts'
import * as mails from '#db/repositories/mails.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'operator')
  const count = async (state: mails.MailState) => (await mails.search(context.db, { state, limit: 1, page: 1 })).total
  const trial = await ledger.findTrialBalance(context.db)
  return {
    title: pageWords(params).t('operator:title'),
    mails: { waiting: await count('waiting'), failing: await count('failing'), sent: await count('sent') },
    turnoverYen: trial.debitYen,
    resellers: await findAccounts(context),
    isBalanced: trial.debitYen === trial.creditYen && trial.unbalancedPostings === 0,
  }
}

export const meta = privateMeta

export default function Operator() {
  const { t } = useTranslation('operator')
  const urls = useUrls()
  const format = useFormatNumber()
  const { mails, turnoverYen, isBalanced, resellers } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading title={t('title')} lead={t('overview.lead')} />
      <OperatorNav />
      <div className="grid gap-4 sm:grid-cols-2">
        <Card className="grid content-start gap-4">
          <h2 className="font-semibold text-lg">
            <Link to={urls.outbox}>{t('outbox.title')}</Link>
          </h2>
          <Facts
            rows={(['waiting', 'failing', 'sent'] as const).map((state) => [
              t(`state.${state}`),
              <Link key={state} to={`${urls.outbox}?state=${state}`} className="tabular">
                {format(mails[state])}
              </Link>,
            ])}
          />
        </Card>
        <Card className="grid content-start gap-4">
          <h2 className="font-semibold text-lg">
            <Link to={urls.ledger}>{t('ledger.title')}</Link>
          </h2>
          <Facts rows={[[t('ledger.turnover'), <Yen key="turnover" amount={turnoverYen} />]]} />
          <Notice
            tone={isBalanced ? 'good' : 'bad'}
            title={isBalanced ? t('ledger.balanced') : t('ledger.not_balanced')}
          />
        </Card>
        <Card className="grid content-start gap-4">
          <h2 className="font-semibold text-lg">
            <Link to={urls.resellers}>{t('resellers.title')}</Link>
          </h2>
          {resellers.length ? (
            <Facts rows={resellers.map(({ id, name, owesYen }) => [name, <Yen key={id} amount={owesYen} />])} />
          ) : (
            <p className="text-ink-soft">{t('resellers.none')}</p>
          )}
        </Card>
      </div>
    </Container>
  )
}
