import { createContext, useContext } from 'react'
import { isLocalDate, type LocalDate } from '#app/domain/values/time.ts'
import { useSay } from '#app/i18n/say.ts'
import { useLanguage } from '../layout/use-page.ts'
import { formatDay } from '../text/figures.tsx'
import { EMPTY_FORM, type FormState, readErrorCode } from './form-state.ts'

const FormContext = createContext<FormState>(EMPTY_FORM)

/** Gives the fields below it what was typed and what is wrong. */
export const FormStateProvider = FormContext.Provider

export function useFormState(): FormState {
  return useContext(FormContext)
}

export function useFieldState(name: string) {
  const { values, errors } = useFormState()
  return { value: values[name], errors: errors[name] ?? [] }
}

/** Says an error code in the reader's language. */
export function useSayError(): (code: string) => string {
  const say = useSay('errors')
  const language = useLanguage()
  return (code) => {
    const { key, numbers } = readErrorCode(code)
    const told = Object.entries(numbers).map(([name, value]) => [
      name,
      isDay(value) ? formatDay(value, language) : value,
    ])
    return say([`field.${key}`, `trip.${key}`, 'field.invalid'], Object.fromEntries(told))
  }
}

function isDay(value: string | number): value is LocalDate {
  return typeof value === 'string' && isLocalDate(value)
}
