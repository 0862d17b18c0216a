import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { type Names, shownName } from '#app/domain/values/locale.ts'
import { sortOf, sortRows } from '#app/domain/values/sort.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { sayWith, useSay } from '#app/i18n/say.ts'
import { EmptyState, Notice, Section } from '#app/ui/layout/card.tsx'
import { DataTable } from '#app/ui/layout/data-table.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { OperatorNav } from '#app/ui/operator/operator-nav.tsx'
import { Yen } from '#app/ui/text/figures.tsx'
import { Name } from '#app/ui/text/name.tsx'
import * as guides from '#db/repositories/guides.ts'
import * as ledger from '#db/repositories/ledger.ts'
import * as regions from '#db/repositories/regions.ts'
import * as resellers from '#db/repositories/resellers.ts'

const SORTS = ['account', 'owner', 'have', 'owe'] as const

interface Line {
  key: string
  kind: ledger.Balance['kind']
  owner: Names | null
  balanceYen: number
}

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'operator')
  const trial = await ledger.findTrialBalance(context.db)
  const bookings = await ledger.findBalances(context.db, 'booking')
  const lines: Line[] = []
  for (const { accountId, kind, ownerId, balanceYen } of await ledger.findBalances(context.db)) {
    lines.push({ key: accountId, kind, owner: await ownerOf(context.db, kind, ownerId), balanceYen })
  }
  // One line for all bookings: what is neither shared out nor given back yet.
  const openYen = bookings.reduce((sum, { balanceYen }) => sum + balanceYen, 0)
  if (bookings.length) lines.push({ key: 'bookings', kind: 'booking', owner: null, balanceYen: openYen })
  const isBalanced = trial.debitYen === trial.creditYen && trial.unbalancedPostings === 0
  const { t, language } = pageWords(params)
  const sort = sortOf(new URL(request.url).searchParams.get('sort'), SORTS, { by: 'account', isDescending: false })
  const say = sayWith(t)
  const values = {
    account: ({ kind }: Line) => say(`operator:account.${kind}`),
    owner: ({ owner }: Line) => owner && shownName(owner, language).text,
    have: ({ balanceYen }: Line) => (balanceYen > 0 ? balanceYen : null),
    owe: ({ balanceYen }: Line) => (balanceYen < 0 ? -balanceYen : null),
  }
  return { title: t('operator:ledger.title'), trial, isBalanced, sort, lines: sortRows(lines, sort, values, language) }
}

export const meta = privateMeta

export default function Ledger() {
  const { t } = useTranslation('operator')
  const { trial, isBalanced, lines } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading title={t('ledger.title')} lead={t('ledger.lead')} />
      <OperatorNav />
      {lines.length ? (
        <>
          <Notice
            tone={isBalanced ? 'good' : 'bad'}
            role={isBalanced ? undefined : 'alert'}
            title={isBalanced ? t('ledger.balanced') : t('ledger.unbalanced', { count: trial.unbalancedPostings })}
          />
          <Section title={t('ledger.trial')}>
            <TrialBalance />
          </Section>
        </>
      ) : (
        <EmptyState icon="yen" title={t('ledger.none')}>
          <p>{t('ledger.none_hint')}</p>
        </EmptyState>
      )}
    </Container>
  )
}

/** Every account on the side where it stands; the two sums below are the proof. */
function TrialBalance() {
  const { t } = useTranslation('operator')
  const say = useSay('operator')
  const { lines, sort } = useLoaderData<typeof loader>()
  const debitYen = lines.reduce((sum, { balanceYen }) => sum + Math.max(0, balanceYen), 0)
  const creditYen = lines.reduce((sum, { balanceYen }) => sum + Math.max(0, -balanceYen), 0)
  return (
    <>
      <DataTable
        caption={t('ledger.trial')}
        sort={sort}
        columns={[
          { label: t('ledger.account'), sort: 'account' },
          { label: t('ledger.owner'), sort: 'owner' },
          { label: t('ledger.have'), isFigure: true, sort: 'have' },
          { label: t('ledger.owe'), isFigure: true, sort: 'owe' },
        ]}
        rows={[
          ...lines.map(({ key, kind, owner, balanceYen }) => ({
            key,
            cells: [
              say(`account.${kind}`),
              owner && <Name key="owner" names={owner} />,
              balanceYen > 0 ? <Yen key="have" amount={balanceYen} /> : null,
              balanceYen < 0 ? <Yen key="owe" amount={-balanceYen} /> : null,
            ],
          })),
          {
            key: 'sum',
            cells: [
              t('ledger.sum'),
              null,
              <strong key="have">
                <Yen amount={debitYen} />
              </strong>,
              <strong key="owe">
                <Yen amount={creditYen} />
              </strong>,
            ],
          },
        ]}
      />
      <p className="mt-3 text-ink-soft text-sm">{t('ledger.trial_hint')}</p>
    </>
  )
}

/** Who an account is kept for, by name. */
async function ownerOf(
  db: Parameters<typeof guides.findById>[0],
  kind: ledger.Balance['kind'],
  ownerId: string | null,
): Promise<Names | null> {
  if (ownerId === null) return null
  if (kind === 'guide') {
    const guide = await guides.findById(db, ownerId)
    if (guide) return guide.names
  }
  if (kind === 'reseller') {
    const reseller = await resellers.findById(db, ownerId)
    if (reseller) return { ja: reseller.name, en: reseller.name, reading: null }
  }
  if (kind === 'region_fund') {
    const prefecture = await regions.findPrefecture(db, ownerId)
    if (prefecture) return { ja: prefecture.nameJa, en: prefecture.nameEn, reading: null }
  }
  return { ja: ownerId, en: ownerId, reading: null }
}
