import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Totals } from '#app/domain/planner/itinerary.ts'
import { TurnedAwayNotice } from '../form/turned-away-notice.tsx'
import { useLanguage } from '../layout/use-page.ts'
import { Distance, Duration, formatDay, Yen } from '../text/figures.tsx'
import type { ShownPlan } from './plan-view.ts'

/** What the plan is in one band: where, when, who, and what it adds up to. */
export function PlanHead({ title, shown, children }: { title: string; shown: ShownPlan; children?: ReactNode }) {
  const { t } = useTranslation('itinerary')
  const language = useLanguage()
  const { days, totals } = shown.plan
  const [from, to] = [days[0]!, days.at(-1)!].map(({ date }) => formatDay(date, language, 'short'))
  const people = t('people', { count: shown.people })
  const lead = from === to ? t('lead_one_day', { day: from, people }) : t('lead', { from, to, people })
  const legs = days.flatMap((day) => day.legs)
  const estimated = legs.filter(({ certainty }) => certainty === 'estimate').length
  const figures = [
    [t('totals.visit'), <Duration key="visit" minutes={totals.visitMinutes} />],
    [t('totals.travel'), <Duration key="travel" minutes={totals.travelMinutes} />],
    [t('totals.walk'), <Distance key="walk" meters={totals.walkMeters} />],
    [t('totals.cost'), <Costs key="cost" totals={totals} />],
  ]
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-10 gap-y-3 pt-6 pb-4">
      <div className="min-w-0 max-w-[44rem]">
        <h1 className="font-serif text-2xl">{title}</h1>
        <p className="text-ink-soft">{lead}</p>
      </div>
      <div>
        <dl aria-label={t('totals.label')} className="grid grid-cols-[auto_auto] gap-x-8 gap-y-1 sm:flex">
          {figures.map(([term, value], index) => (
            <div key={index}>
              <dt className="text-ink-soft text-xs">{term}</dt>
              <dd className="font-semibold">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="flex w-full flex-wrap items-center justify-between gap-x-10 gap-y-2">
        <p className="text-ink-soft text-xs">
          {t('all_times')} {estimated === 0 ? null : t(estimated === legs.length ? 'all_estimates' : 'some_estimates')}
        </p>
        {children}
      </div>
      <p className="hidden w-full text-xs print:block">
        {t('share')}: {shown.address}
      </p>
      <TurnedAwayNotice />
    </header>
  )
}

function Costs({ totals }: { totals: Totals }) {
  const { t } = useTranslation('itinerary')
  return (
    <>
      <Yen amount={totals.costYen} />
      {totals.costUnknownStops > 0 ? (
        <span className="ms-2 font-normal text-ink-soft text-xs">
          {t('totals.unknown', { count: totals.costUnknownStops })}
        </span>
      ) : null}
    </>
  )
}
