import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../form/button.tsx'
import { useUrls } from '../layout/use-page.ts'
import { Icon } from '../text/icon.tsx'
import { ChangeButton, ChangeForm } from './change-form.tsx'
import type { ShownPlan } from './plan-view.ts'

/** Three side by side on a phone. */
const NARROW = 'max-sm:px-2'

/** What can be done to the whole plan. Undo stays in its place and says why when there is nothing to take back. */
export function PlanActions({
  shown,
  isPlanning,
  onPlan,
}: {
  shown: ShownPlan
  isPlanning: boolean
  onPlan: ComponentProps<typeof ChangeForm>['onSubmit']
}) {
  const { t } = useTranslation('itinerary')
  const urls = useUrls()
  const hasLocks = shown.plan.days.some((day) => day.stops.some((stop) => stop.isLocked))
  return (
    <section
      aria-label={t('actions')}
      className="no-print flex flex-wrap gap-1.5 py-1.5 sm:gap-2 lg:shrink-0 lg:flex-nowrap"
    >
      <ButtonLink to={urls.itineraryAdd(shown.id)} look="secondary" size="small" className={NARROW}>
        <Icon name="plus" className="size-4" /> {t('add')}
      </ButtonLink>
      <ChangeForm version={shown.version} onSubmit={onPlan}>
        <ChangeButton value="replan" pending={t('replanning')} size="small" className={NARROW}>
          <Icon name="route" className="size-4" />{' '}
          {isPlanning ? t('replanning') : t(hasLocks ? 'replan_locked' : 'replan')}
        </ChangeButton>
      </ChangeForm>
      <ChangeForm version={shown.version}>
        <ChangeButton
          value="undo"
          pending={t('undoing')}
          size="small"
          className={`${NARROW} ${shown.canUndo ? '' : 'border-line text-ink-soft'}`}
        >
          <Icon name="undo" className="size-4" /> {t('undo')}
        </ChangeButton>
      </ChangeForm>
    </section>
  )
}
