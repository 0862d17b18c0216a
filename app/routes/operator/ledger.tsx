import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { useSay } from '#app/i18n/say.ts'
import { EmptyState, Facts, Notice, Section } from '#app/ui/layout/card.tsx'
import { DataTable } from '#app/ui/layout/data-table.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { Yen } from '#app/ui/text/figures.tsx'
import * as ledger from '#db/repositories/ledger.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'operator')
  const trial = await ledger.findTrialBalance(context.db)
  const bookings = await ledger.findBalances(context.db, 'booking')
  return {
    title: pageWords(params).t('operator:ledger.title'),
    trial,
    balances: await ledger.findBalances(context.db),
    /** What is neither shared out nor given back yet, over all bookings. */
    openYen: 0 - bookings.reduce((sum, { balanceYen }) => sum + balanceYen, 0),
  }
}

export const meta = privateMeta

export default function Ledger() {
  const { t } = useTranslation('operator')
  const say = useSay('operator')
  const { trial, balances, openYen } = useLoaderData<typeof loader>()
  const isBalanced = trial.debitYen === trial.creditYen && trial.unbalancedPostings === 0
  return (
    <Container>
      <PageHeading title={t('ledger.title')} lead={t('ledger.lead')} />
      <Notice
        tone={isBalanced ? 'good' : 'bad'}
        role={isBalanced ? undefined : 'alert'}
        title={isBalanced ? t('ledger.balanced') : t('ledger.unbalanced', { count: trial.unbalancedPostings })}
      />
      <Section title={t('ledger.trial')}>
        <Facts
          rows={[
            [t('ledger.debit'), <Yen key="debit" amount={trial.debitYen} />],
            [t('ledger.credit'), <Yen key="credit" amount={trial.creditYen} />],
            [t('ledger.open'), <Yen key="open" amount={openYen} />],
          ]}
        />
      </Section>
      <Section title={t('ledger.balances')}>
        {balances.length ? (
          <DataTable
            caption={t('ledger.balances')}
            columns={[
              { label: t('ledger.account') },
              { label: t('ledger.owner') },
              { label: t('ledger.have'), isFigure: true },
              { label: t('ledger.owe'), isFigure: true },
            ]}
            rows={balances.map(({ accountId, kind, ownerId, balanceYen }) => ({
              key: accountId,
              cells: [
                say(`account.${kind}`),
                ownerId ?? '',
                balanceYen > 0 ? <Yen key="have" amount={balanceYen} /> : '',
                balanceYen < 0 ? <Yen key="owe" amount={-balanceYen} /> : '',
              ],
            }))}
          />
        ) : (
          <EmptyState icon="yen" title={t('ledger.none')}>
            <p>{t('ledger.none_hint')}</p>
          </EmptyState>
        )}
      </Section>
    </Container>
  )
}
