import 'i18next'
import type en from './en.server.ts'
import type browser from './en.ts'

export type BrowserNamespace = keyof typeof browser

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en
  }
}
