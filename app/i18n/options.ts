import type { InitOptions } from 'i18next'

/** Shared by server and browser, so that both say the same sentence. React escapes; i18next must not do it twice. */
export const i18nOptions: InitOptions = {
  defaultNS: 'common',
  fallbackLng: false,
  interpolation: { escapeValue: false },
  returnNull: false,
  initAsync: false,
}
