/**
 * What a refused form gives back: every field as it was typed, and a code for each that is wrong.
 * A code is a key of `errors.json` with its numbers: `too_many_days?max=21`.
 */
export interface FormState {
  values: Record<string, string | string[]>
  /** By field name; `''` holds what concerns the form as a whole. */
  errors: Record<string, string[]>
}

export const EMPTY_FORM: FormState = { values: {}, errors: {} }

/** `too_many_days?max=21` → the key and its numbers. */
export function readErrorCode(code: string): { key: string; numbers: Record<string, string | number> } {
  const [key = '', query = ''] = code.split('?')
  const numbers = Object.fromEntries(
    [...new URLSearchParams(query)].map(([name, value]) => [name, /^-?\d+$/.test(value) ? Number(value) : value]),
  )
  return { key, numbers }
}
