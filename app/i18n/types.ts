import 'i18next'
import type en from './en.server.ts'
import type browser from './en.ts'

export type BrowserNamespace = keyof typeof browser
export type Namespace = keyof typeof en

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en
  }
}
