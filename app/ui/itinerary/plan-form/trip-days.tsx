import { type ChangeEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, daysBetween, isLocalDate } from '#app/domain/values/time.ts'
import { TextField } from '../../form/field.tsx'
import type { PlanChoices } from './plan-choices.ts'

/** The first day takes the last one along, so that a trip keeps its length when it is moved. */
export function TripDays({ choices, firstDay }: { choices: PlanChoices; firstDay: string }) {
  const { t } = useTranslation('plan')
  const before = useRef(firstDay)

  function move({ target }: ChangeEvent<HTMLInputElement>) {
    const last = target.form?.elements.namedItem('lastDay') as HTMLInputElement | null
    if (!last || !isLocalDate(target.value)) return
    if (isLocalDate(before.current) && isLocalDate(last.value) && before.current <= last.value) {
      last.value = addDays(target.value, daysBetween(before.current, last.value))
    }
    before.current = target.value
  }

  return (
    <>
      <div className="grid grid-cols-2 items-end gap-3 sm:gap-5">
        <TextField name="firstDay" type="date" label={t('first_day')} min={choices.today} required onChange={move} />
        <TextField name="lastDay" type="date" label={t('last_day')} min={choices.today} required />
      </div>
      <p className="mt-2 text-ink-soft text-sm">{t('days_hint', { max: choices.limits.tripDays })}</p>
    </>
  )
}
