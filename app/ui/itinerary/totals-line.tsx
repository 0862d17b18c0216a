import { useTranslation } from 'react-i18next'
import type { Totals } from '#app/domain/planner/itinerary.ts'
import { Distance, Duration, Yen } from '../text/figures.tsx'

export function TotalsLine({ totals }: { totals: Totals }) {
  const { t } = useTranslation('itinerary')
  const rows = [
    [t('totals.visit'), <Duration key="visit" minutes={totals.visitMinutes} />],
    [t('totals.travel'), <Duration key="travel" minutes={totals.travelMinutes} />],
    [t('totals.walk'), <Distance key="walk" meters={totals.walkMeters} />],
    [t('totals.cost'), <Yen key="cost" amount={totals.costYen} />],
  ]
  return (
    <section aria-label={t('totals.label')} className="mb-5">
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {rows.map(([term, value], index) => (
          <div key={index}>
            <dt className="text-ink-soft text-sm">{term}</dt>
            <dd className="font-semibold text-lg">{value}</dd>
          </div>
        ))}
      </dl>
      {totals.costUnknownStops > 0 ? (
        <p className="text-ink-soft text-sm">{t('totals.unknown', { count: totals.costUnknownStops })}</p>
      ) : null}
    </section>
  )
}
