import type { LocalDate } from '../values/time.ts'

/** Where a fact comes from, with the credit line that its licence asks for. */
export interface Source {
  key: string
  title: string
  licence: string
  url: string | null
  credit: { ja: string; en: string }
  retrievedOn: LocalDate | null
}
