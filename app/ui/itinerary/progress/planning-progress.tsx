import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormatNumber } from '../../text/figures.tsx'
import { Icon } from '../../text/icon.tsx'
import type { PlanningState } from './planning-state.ts'
import './planning-bar.css'

/** What is happening to a plan in the making, in true figures. Screen readers hear the steps, not each tenth of a second. */
export function PlanningProgress({ planning, className = '' }: { planning: PlanningState | null; className?: string }) {
  const { t } = useTranslation('itinerary')
  const format = useFormatNumber()
  const elapsed = useElapsed(planning)
  const seconds = (milliseconds: number, digits = 1) =>
    format(milliseconds / 1000, {
      style: 'unit',
      unit: 'second',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
  const budget = planning?.budgetMilliseconds ?? 0
  return (
    <div role="status" className={planning ? `rounded-md bg-info-wash p-4 text-sm ${className}` : ''}>
      {planning ? (
        <>
          <p className="flex items-center gap-2 font-semibold">
            <Icon name="route" className="size-5 text-info" />
            {t(`progress.${planning.step}`)}
          </p>
          <div aria-hidden="true" data-planning={planning.step} className="tabular mt-2">
            <progress className="planning-bar block h-2 w-full" max={1} value={shareDone(planning, elapsed)} />
            <p className="mt-2 flex flex-wrap gap-x-4 text-ink-soft">
              {planning.candidates === null ? null : (
                <span>{t('progress.places', { count: planning.candidates })}</span>
              )}
              {planning.step === 'planning' && budget > 0 ? (
                <span>
                  {t('progress.elapsed', { elapsed: seconds(Math.min(elapsed, budget)), budget: seconds(budget) })}
                </span>
              ) : null}
              {planning.ready === null ? null : (
                <span>{t('progress.ready', { ready: planning.ready.plans, of: planning.ready.of })}</span>
              )}
              {planning.firstPlanMilliseconds === null ? null : (
                <span>{t('progress.first', { seconds: seconds(planning.firstPlanMilliseconds, 2) })}</span>
              )}
              {planning.improvements > 0 ? (
                <span>{t('progress.improved', { count: planning.improvements })}</span>
              ) : null}
            </p>
          </div>
        </>
      ) : null}
    </div>
  )
}

/** 0 … 1; undefined where nobody can say. */
function shareDone({ step, budgetMilliseconds, ready }: PlanningState, elapsed: number): number | undefined {
  if (step === 'planning_others' && ready) return ready.plans / ready.of
  return step === 'planning' && budgetMilliseconds > 0 ? Math.min(1, elapsed / budgetMilliseconds) : undefined
}

const TICK_MILLISECONDS = 100

function useElapsed(planning: PlanningState | null): number {
  const began = planning?.step === 'planning' ? planning.searchBeganAt : null
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (began === null) return
    const tick = () => setNow(performance.now())
    tick()
    const timer = setInterval(tick, TICK_MILLISECONDS)
    return () => clearInterval(timer)
  }, [began])
  return began === null ? 0 : Math.max(0, now - began)
}
