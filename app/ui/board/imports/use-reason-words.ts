import type { Reason } from '#app/domain/curation/import/import-row.ts'
import { useSay } from '#app/i18n/say.ts'
import { wordsOfReason } from './reason-words.ts'

/** Says in the reader's language why a row is what it is. */
export function useReasonWords(): (reason: Reason) => string {
  const say = useSay('imports')
  return (reason) => wordsOfReason(say, reason)
}
