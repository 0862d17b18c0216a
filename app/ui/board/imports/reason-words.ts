import type { Reason } from '#app/domain/curation/import/import-row.ts'
import type { Say } from '#app/i18n/say.ts'

/** A reason with its facts; `say` speaks of imports. */
export function wordsOfReason(say: Say, { kind, field, found, meters, line }: Reason): string {
  return say(`reason.${kind}`, { field: field ? say(`field.${field}`) : '', found: found ?? '–', meters, line })
}
