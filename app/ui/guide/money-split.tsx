import { useTranslation } from 'react-i18next'
import { Card } from '../layout/card.tsx'
import { Yen } from '../text/figures.tsx'

/** From what guests paid to what the guide gets, line by line, so that the sum can be followed. */
export function MoneySplit({
  keptYen,
  platformYen,
  regionFundYen,
  rightsYen,
  netYen,
}: {
  keptYen: number
  platformYen: number
  regionFundYen: number
  rightsYen: number
  netYen: number
}) {
  const { t } = useTranslation('guide')
  const lines = [
    [t('money.platform'), platformYen],
    [t('money.region_fund'), regionFundYen],
    [t('money.rights'), rightsYen],
  ] as const
  return (
    <Card>
      <h2 className="mb-2 font-semibold">{t('money.title')}</h2>
      <dl className="text-sm">
        <Line term={t('money.kept')} yen={keptYen} />
        {lines.map(([term, yen]) => (yen === 0 ? null : <Line key={term} term={term} yen={-yen} />))}
        <div className="mt-1 flex items-baseline justify-between gap-4 border-line-strong border-t pt-2 font-semibold text-base">
          <dt>{t('column.net')}</dt>
          <dd>
            <Yen amount={netYen} />
          </dd>
        </div>
      </dl>
      <p className="mt-2 text-ink-soft text-sm">{t('money.hint')}</p>
    </Card>
  )
}

function Line({ term, yen }: { term: string; yen: number }) {
  return (
    <div className="flex justify-between gap-4 py-0.5">
      <dt className="text-ink-soft">{term}</dt>
      <dd>
        <Yen amount={yen} />
      </dd>
    </div>
  )
}
