import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../layout/card.tsx'
import { Container, PageHeading } from '../layout/page.tsx'
import { useLanguage } from '../layout/use-page.ts'
import { formatDay } from '../text/figures.tsx'
import { BetList } from './bet-list.tsx'
import { DropList } from './drop-list.tsx'
import { KeepPanel } from './keep-panel.tsx'
import { NearbyTours } from './nearby-tours.tsx'
import { PlanActions } from './plan-actions.tsx'
import { PlanMap } from './plan-map.tsx'
import { anchorOfStop, type Refused, type ShownPlan } from './plan-view.ts'
import { RefusalText } from './refusal-text.tsx'
import { DayNav } from './timeline/day-nav.tsx'
import { DaySection } from './timeline/day-section.tsx'
import { TotalsLine } from './totals-line.tsx'

const HOVER_MILLISECONDS = 250

/** The plan: day by day beside its map, with all that can be done to it. */
export function PlanView({ title, shown, refused }: { title: string; shown: ShownPlan; refused: Refused | null }) {
  const { t } = useTranslation('itinerary')
  const language = useLanguage()
  const [selectedStopId, select] = useState<string | null>(null)
  const selectOnMap = useCallback((stopId: string) => {
    select(stopId)
    document.getElementById(anchorOfStop(stopId))?.scrollIntoView({ block: 'center', behavior: 'smooth' })
  }, [])
  // A pointer that only passes by does not move the map.
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(waiting.current), [])
  const selectSoon = useCallback((stopId: string | null) => {
    clearTimeout(waiting.current)
    waiting.current = setTimeout(() => select(stopId), HOVER_MILLISECONDS)
  }, [])
  const { plan } = shown
  const isToldOnTop = refused && refused.stopId === null && refused.dropIndex === null
  const lead = t('lead', {
    from: formatDay(plan.days[0]!.date, language, 'short'),
    to: formatDay(plan.days.at(-1)!.date, language, 'short'),
    people: t('people', { count: shown.people }),
  })
  return (
    <Container wide>
      <PageHeading title={title} lead={`${lead} · ${t('all_times')}`} />
      {isToldOnTop ? (
        <div className="mb-5">
          <Notice tone="bad" role="alert" title={t('refused')}>
            <RefusalText refusal={refused.refusal} />
          </Notice>
        </div>
      ) : null}
      <TotalsLine totals={plan.totals} />
      <PlanActions shown={shown} />
      <DayNav days={plan.days} hasDrops={plan.drops.length > 0} />
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] lg:gap-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,36rem)]">
        <PlanMap itinerary={plan} selectedStopId={selectedStopId} onSelect={selectOnMap} />
        <div className="min-w-0 lg:col-start-1 lg:row-start-1">
          {plan.days.map((day, index) => (
            <DaySection
              key={day.date}
              day={day}
              dayIndex={index}
              shown={shown}
              refused={refused}
              selectedStopId={selectedStopId}
              onSelect={selectSoon}
            />
          ))}
          <DropList shown={shown} refused={refused} />
          <BetList plan={plan} />
          <NearbyTours tours={shown.tours} itineraryId={shown.id} />
          <KeepPanel id={shown.id} address={shown.address} keeper={shown.keeper} />
          <p className="mt-12 mb-16 text-ink-soft text-xs">
            {t('solver', {
              milliseconds: plan.solver.milliseconds,
              iterations: plan.solver.iterations,
              seed: plan.solver.seed,
            })}
          </p>
        </div>
      </div>
    </Container>
  )
}
