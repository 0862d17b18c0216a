import { createContext, useContext } from 'react'
import { useSay } from '#app/i18n/say.ts'
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
  return (code) => {
    const { key, numbers } = readErrorCode(code)
    return say([`field.${key}`, `trip.${key}`, 'field.invalid'], numbers)
  }
}
