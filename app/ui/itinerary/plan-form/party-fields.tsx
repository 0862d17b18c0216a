import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldErrors, TextField } from '../../form/field.tsx'
import { useFieldState, useSayError } from '../../form/form-context.tsx'
import type { PlanChoices } from './plan-choices.ts'

const SELECT = 'w-full rounded-md border border-line-strong bg-surface px-3 py-2.5'

/** Who travels: adults, and children by a number and an age each, or typed into one field where no script runs. */
export function PartyFields({ limits }: { limits: PlanChoices['limits'] }) {
  const { t } = useTranslation('plan')
  const [typedBefore, setTypedBefore] = useState<string | null>(null)
  // What was typed before the script was there goes along.
  useEffect(() => {
    const field = document.querySelector<HTMLInputElement>('input#field-childAges')
    setTypedBefore(field && field.value !== field.defaultValue ? field.value : '')
  }, [])
  return (
    <div className="grid grid-cols-[7rem_1fr] items-start gap-5">
      <TextField
        name="adults"
        label={t('adults')}
        type="number"
        inputMode="numeric"
        min={1}
        max={limits.adults}
        required
      />
      {typedBefore === null ? (
        <TextField
          name="childAges"
          label={t('child_ages')}
          hint={t('child_ages_hint', { max: limits.childAge })}
          inputMode="text"
          autoComplete="off"
          maxLength={80}
        />
      ) : (
        <Children limits={limits} typedBefore={typedBefore} />
      )}
    </div>
  )
}

function Children({ limits, typedBefore }: { limits: PlanChoices['limits']; typedBefore: string }) {
  const { t } = useTranslation('plan')
  const { value, errors } = useFieldState('childAges')
  const sayError = useSayError()
  const [ages, setAges] = useState(() => agesOf(typedBefore || value, limits.childAge))
  return (
    <fieldset id="field-childAges" tabIndex={-1} className="min-w-0">
      <label className="block max-w-28">
        <span className="mb-1 block font-medium">{t('children')}</span>
        <select
          name="childCount"
          value={ages.length}
          className={SELECT}
          onChange={(event) => {
            const count = Number(event.target.value)
            setAges((before) => Array.from({ length: count }, (_, index) => before[index] ?? ''))
          }}
        >
          {Array.from({ length: limits.children + 1 }, (_, count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </select>
      </label>
      {ages.length > 0 ? (
        <div className="mt-4">
          <FieldErrors name="childAges" texts={errors.map(sayError)} />
          <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-4">
            {ages.map((age, index) => (
              <label key={index} className="block">
                <span className="mb-1 block text-sm">{t('child_age_n', { n: index + 1 })}</span>
                <select
                  name="childAges"
                  value={age}
                  aria-invalid={errors.length > 0 && age === ''}
                  aria-describedby={errors.length > 0 ? 'childAges-error' : undefined}
                  className={`${SELECT} aria-[invalid=true]:border-2 aria-[invalid=true]:border-bad`}
                  onChange={(event) =>
                    setAges((before) => before.map((each, at) => (at === index ? event.target.value : each)))
                  }
                >
                  <option value="">{t('child_age_open')}</option>
                  {Array.from({ length: limits.childAge + 1 }, (_, years) => (
                    <option key={years} value={years}>
                      {t('child_age', { count: years })}
                    </option>
                  ))}
                </select>
              </label>
            ))}
          </div>
        </div>
      ) : null}
    </fieldset>
  )
}

/** `4, 9` → `['4', '9']`; an age that is still open stays as an empty place. */
function agesOf(value: string | string[] | undefined, most: number): string[] {
  const text = [value ?? []].flat().join(',').normalize('NFKC').trim()
  if (text === '') return []
  const isAge = (age: string) => /^\d{1,2}$/.test(age) && Number(age) <= most
  return text.split(/\s*[,、]\s*|\s+/).map((age) => (isAge(age) ? String(Number(age)) : ''))
}
