import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { BrowserNamespace } from './types.ts'

/** A translate function for keys that are computed from a kind: `say('reason.' + reason.kind, numbers)`. */
export type Say = (key: string | string[], values?: Record<string, unknown>) => string

/** The compiler can't know a computed key; the locale check holds each kind against its sentence instead. */
export function useSay(namespace: BrowserNamespace): Say {
  return sayWith(useTranslation(namespace).t)
}

// biome-ignore lint/suspicious/noExplicitAny: the key types of all namespaces at once; narrowing them is what this function is for.
export function sayWith(t: TFunction<any>): Say {
  return t as unknown as Say
}
