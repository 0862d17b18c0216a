import type { Reason } from '#app/domain/curation/import/import-row.ts'
import type { Database } from '#db/connection.ts'
import { applyImport } from '#db/import/places/apply-import.ts'
import { undoImport } from '#db/import/places/undo-import.ts'
import * as imports from '#db/repositories/imports.ts'
import { OperatorError } from '../lib/end-with-one-line.ts'
import { wordsOf } from './places-report.ts'

const MOST_SHOWN = 10_000

interface Tools {
  now: () => number
  newId: () => string
}

/** Prints the rows of an import that wait for a person; the number before each is what `--rows` asks for. */
export async function showWaiting(db: Database, id: string): Promise<number> {
  const rows = await imports.findWaiting(db, id, MOST_SHOWN)
  for (const { number, line, name, reasons, whole } of rows) {
    const why = (JSON.parse(reasons) as Reason[]).map(wordsOf).join('; ')
    console.log(`${number}: line ${line} ${JSON.stringify(name)} ${why}${whole ? ` ${JSON.stringify(whole)}` : ''}`)
  }
  if (rows.length === 0) console.log(`Nothing of the import ${id} waits for a decision`)
  return 0
}

/** Accepts or refuses rows that wait, by their numbers or all of a reason; accepted ones go into the catalog at once. */
export async function decideRows(
  db: Database,
  id: string,
  { decision, rows, reason }: { decision: 'accept' | 'refuse'; rows: string | undefined; reason: string | undefined },
  { now, newId }: Tools,
): Promise<number> {
  const which =
    reason !== undefined ? [{ reason }] : (rows ?? '').split(',').map((number) => ({ number: Number(number) }))
  if (which.some((each) => 'number' in each && !(Number.isInteger(each.number) && each.number > 0))) {
    throw new OperatorError('Say which: --rows 4,7 or --reason coordinates_swapped')
  }
  let count = 0
  for (const each of which) count += await imports.decide(db, id, each, { decision, by: null, at: now() })
  if (count === 0) throw new OperatorError(`No such row of the import ${id} waits for a decision`)
  if (decision === 'refuse') {
    console.log(`${count} refused`)
    return 0
  }
  const outcome = await applyImport(db, id, { now: now(), newId, authorId: null })
  if (outcome.kind !== 'applied') throw new OperatorError(`The import ${id} was taken back`)
  const { created, updated, withdrawn } = outcome.applied
  console.log(`${count} accepted: ${created} new, ${updated} changed, ${withdrawn} withdrawn`)
  return 0
}

export async function undo(db: Database, id: string, { now, newId }: Tools): Promise<number> {
  const undone = await undoImport(db, id, { now: now(), newId, authorId: null })
  if (undone.kind === 'import_not_found') throw new OperatorError(`There is no import ${id}`)
  if (undone.kind === 'import_not_applied') throw new OperatorError(`Nothing of the import ${id} is in the catalog`)
  const { removed, restored, kept } = undone
  console.log(`Undone: ${removed} removed, ${restored} as before, ${kept} were changed since and stay`)
  return 0
}
