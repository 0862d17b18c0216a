import { useTranslation } from 'react-i18next'
import { ButtonLink } from '../form/button.tsx'
import { useUrls } from '../layout/use-page.ts'
import { Icon } from '../text/icon.tsx'
import { ChangeButton, ChangeForm } from './change-form.tsx'
import type { ShownPlan } from './plan-view.ts'
import { PlanningStatus } from './planning-status.tsx'

/** What can be done to the whole plan. */
export function PlanActions({ shown }: { shown: ShownPlan }) {
  const { t } = useTranslation('itinerary')
  const urls = useUrls()
  return (
    <section aria-label={t('actions')} className="no-print">
      <div className="flex flex-wrap gap-3">
        <ButtonLink to={urls.itineraryAdd(shown.id)} look="secondary">
          <Icon name="plus" /> {t('add')}
        </ButtonLink>
        <ChangeForm version={shown.version}>
          <ChangeButton value="replan" pending={t('replanning')}>
            <Icon name="route" /> {t('replan')}
          </ChangeButton>
        </ChangeForm>
        {shown.canUndo ? (
          <ChangeForm version={shown.version}>
            <ChangeButton value="undo" pending={t('undoing')}>
              <Icon name="undo" /> {t('undo')}
            </ChangeButton>
          </ChangeForm>
        ) : null}
      </div>
      <PlanningStatus intent="replan" text={t('replan_progress', { seconds: shown.planningSeconds })} />
      <PlanningStatus intent="apply_drop" text={t('replan_progress', { seconds: shown.planningSeconds })} />
    </section>
  )
}
