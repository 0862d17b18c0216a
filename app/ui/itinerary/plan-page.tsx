import { useSearchParams } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OsmCredit } from '../catalog/osm-credit.tsx'
import { Notice } from '../layout/card.tsx'
import { Container } from '../layout/page.tsx'
import { useUrls } from '../layout/use-page.ts'
import { Icon } from '../text/icon.tsx'
import { AskAlternatives } from './alternatives/ask-alternatives.tsx'
import { BetList } from './bet-list.tsx'
import { DropList } from './drop-list.tsx'
import { KeepPanel } from './keep-panel.tsx'
import { NearbyTours } from './nearby-tours.tsx'
import { OPEN_FIELD, OpenStop } from './open-stop.ts'
import { PlanActions } from './plan-actions.tsx'
import { PlanHead } from './plan-head.tsx'
import { PlanMap } from './plan-map.tsx'
import type { Refused, ShownPlan } from './plan-view.ts'
import { PlanningProgress } from './progress/planning-progress.tsx'
import { useStreamedPlanning } from './progress/use-streamed-planning.ts'
import { RefusalText } from './refusal-text.tsx'
import { SlackList } from './slack-list.tsx'
import { DayNav } from './timeline/day-nav.tsx'
import { DaySection } from './timeline/day-section.tsx'
import { useKeptFocus } from './use-kept-focus.ts'
import { useStopLink } from './use-stop-link.ts'

const PLANNING_INTENTS = ['replan', 'mend', 'late', 'rain', 'dry', 'closed', 'calmer', 'admit']

/** The plan: day by day beside its map, with all that can be done to it. */
export function PlanView({ title, shown, refused }: { title: string; shown: ShownPlan; refused: Refused | null }) {
  const { t } = useTranslation('itinerary')
  const urls = useUrls()
  const { plan } = shown
  const { link, selectOnMap, isMapOpen, toggleMap } = useStopLink()
  const { planning, onSubmit } = useStreamedPlanning(urls.itineraryProgress(shown.id), PLANNING_INTENTS)
  const asking = useStreamedPlanning(
    urls.itineraryAlternativesProgress(shown.id),
    ['ask'],
    urls.itineraryAlternatives(shown.id),
  )
  const [search] = useSearchParams()
  const openStopId = useKeptFocus(shown.version) ?? search.get(OPEN_FIELD)
  return (
    <Container wide>
      <PlanHead title={title} shown={shown}>
        <div className="no-print">
          <AskAlternatives
            itineraryId={shown.id}
            version={shown.version}
            isPlanning={asking.planning !== null}
            onSubmit={asking.onSubmit}
            look="secondary"
            size="small"
          >
            {t('alternatives.see')}
          </AskAlternatives>
        </div>
      </PlanHead>
      <ChangeTold version={shown.version} />
      {refused && isAboutAll(refused) ? (
        <div className="mb-4">
          <Notice tone="bad" role="alert" title={t('refused')}>
            <RefusalText refusal={refused.refusal} />
          </Notice>
        </div>
      ) : null}
      <div className="no-print contents border-line lg:sticky lg:top-0 lg:z-20 lg:flex lg:flex-row-reverse lg:items-center lg:gap-6 lg:border-y lg:bg-paper">
        <PlanActions shown={shown} isPlanning={planning !== null} onPlan={onSubmit} />
        <div className="no-print sticky top-0 z-20 flex min-w-0 items-center gap-2 border-line border-y bg-paper lg:static lg:grow lg:border-0">
          <DayNav days={plan.days} hasDrops={plan.drops.length > 0} />
          {toggleMap ? (
            <button
              type="button"
              onClick={toggleMap}
              aria-expanded={isMapOpen}
              aria-controls="plan-map"
              className="inline-flex min-h-10 shrink-0 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-3 text-sm"
            >
              <Icon name={isMapOpen ? 'close' : 'map'} className="size-4" /> {t('map')}
            </button>
          ) : null}
        </div>
      </div>
      <div className="lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] lg:gap-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,36rem)]">
        {isMapOpen ? <PlanMap itinerary={plan} link={link} onSelect={selectOnMap} onHover={link.hover} /> : null}
        <div className="min-w-0 lg:col-start-1 lg:row-start-1">
          <OpenStop.Provider value={openStopId}>
            {plan.days.map((day, index) => (
              <DaySection
                key={day.date}
                day={day}
                dayIndex={index}
                shown={shown}
                refused={refused}
                link={link}
                onPlan={onSubmit}
              />
            ))}
          </OpenStop.Provider>
          <DropList shown={shown} refused={refused} onPlan={onSubmit} />
          <BetList plan={plan} />
          <SlackList shown={shown} />
          <NearbyTours tours={shown.tours} itineraryId={shown.id} />
          <KeepPanel id={shown.id} address={shown.address} keeper={shown.keeper} />
          <p className="mt-8 mb-16 text-ink-soft text-xs">
            {t('solver', {
              milliseconds: plan.solver.milliseconds,
              iterations: plan.solver.iterations,
              seed: plan.solver.seed,
            })}
            {plan.days.some(({ legs }) => legs.some(({ certainty }) => certainty === 'engine')) ? (
              <span className="block">
                {t('certainty.engine')}: <OsmCredit />
              </span>
            ) : null}
          </p>
        </div>
      </div>
      <div className="no-print fixed inset-x-4 bottom-20 z-30 md:bottom-4 lg:start-auto lg:w-[28rem]">
        <PlanningProgress planning={planning ?? asking.planning} className="border border-info shadow-card" />
      </div>
    </Container>
  )
}

/** What concerns no stop, no day and no left-out wish stands on top. */
function isAboutAll({ stopId, dropIndex, date }: Refused): boolean {
  return stopId === null && dropIndex === null && date === null
}

/** Says to screen readers that a change has gone through. */
function ChangeTold({ version }: { version: number }) {
  const { t } = useTranslation('itinerary')
  const first = useRef(version)
  const [told, setTold] = useState(0)
  useEffect(() => {
    if (version !== first.current) setTold(version)
  }, [version])
  return (
    <p role="status" className="sr-only">
      {told > 0 ? t('changed', { version: told }) : null}
    </p>
  )
}
