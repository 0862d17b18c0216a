import { useTranslation } from 'react-i18next'
import { useFieldState, useSayError } from '../../form/form-context.tsx'
import { NameOption } from '../../text/name.tsx'
import type { PlanChoices } from './plan-choices.ts'

/** One choice a night; how many follows the dates once a script is there to count. */
export function NightFields({
  areas,
  nightCount,
  nightsAtFirst,
}: {
  areas: PlanChoices['areas']
  nightCount: number | null
  nightsAtFirst: number
}) {
  const { t } = useTranslation('plan')
  const sayError = useSayError()
  const { value, errors } = useFieldState('nights')
  const chosen = [value ?? []].flat()
  const nights = Array.from({ length: nightCount ?? Math.max(nightsAtFirst, chosen.length) }, (_, index) => index)
  if (nights.length === 0) return null
  return (
    <fieldset id="field-nights" tabIndex={-1} className="min-w-0">
      <legend className="mb-1 font-medium">{t('nights')}</legend>
      <p className="mb-3 text-ink-soft text-sm">{t('nights_hint')}</p>
      {errors.length > 0 ? <p className="mb-2 font-medium text-bad">{errors.map(sayError).join(' ')}</p> : null}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {nights.map((index) => (
          <label key={index} className="block">
            <span className="mb-1 block text-sm">{t('night_n', { n: index + 1 })}</span>
            <select
              name="nights"
              defaultValue={chosen[index] ?? ''}
              className="w-full rounded-md border border-line-strong bg-surface px-3 py-2.5"
            >
              <option value="">{t('anywhere')}</option>
              {areas.map((area) => (
                <NameOption key={area.id} value={area.id} names={area.names} />
              ))}
            </select>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
