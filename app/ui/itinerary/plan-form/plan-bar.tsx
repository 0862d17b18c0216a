import { useTranslation } from 'react-i18next'
import { SubmitButton } from '../../form/button.tsx'
import { PlanningProgress } from '../progress/planning-progress.tsx'
import type { PlanningState } from '../progress/planning-state.ts'
import type { PlanChoices } from './plan-choices.ts'
import { type TypedTrip, useTripInWords } from './trip-in-words.ts'

/** Stays at the window's edge: the trip in a line, and the button. The line needs a script, the button doesn't. */
export function PlanBar({
  choices,
  trip,
  planning,
}: {
  choices: PlanChoices
  trip: TypedTrip | null
  planning: PlanningState | null
}) {
  const { t } = useTranslation('plan')
  const words = useTripInWords(choices)
  const told = trip && words(trip)
  return (
    <div
      data-stays
      className="sticky bottom-[calc(3.5rem+env(safe-area-inset-bottom))] z-20 -mx-4 border-line border-t bg-paper px-4 py-3 sm:-mx-6 sm:px-6 md:bottom-0"
    >
      <PlanningProgress planning={planning} className="mb-3" />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        {told ? (
          <p className="min-w-0 grow basis-40 text-sm leading-snug">
            <span className="block font-medium">{told.days}</span>
            <span className="line-clamp-2 text-ink-soft">{told.rest}</span>
          </p>
        ) : null}
        <SubmitButton
          pending={t('submitting')}
          isPending={planning !== null}
          className="grow sm:grow-0 sm:text-lg"
          name="intent"
          value="plan"
        >
          {t('submit')}
        </SubmitButton>
      </div>
    </div>
  )
}
