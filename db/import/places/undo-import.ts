import type { NewId } from '#app/domain/values/ids.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../../connection.ts'
import * as links from '../../repositories/import-links.ts'
import * as imports from '../../repositories/imports.ts'
import * as otherNames from '../../repositories/names.ts'
import * as board from '../../repositories/places-for-board.ts'
import type { NewRow, Row } from '../../schema.ts'

export type UndoOutcome =
  | { kind: 'undone'; removed: number; restored: number; kept: number }
  | { kind: 'import_not_found' }
  | { kind: 'import_not_applied' }

/** Takes a whole import back: places that it made are gone, places that it changed are as before. What people have touched since stays. */
export function undoImport(
  db: Database,
  id: string,
  { now, newId, authorId }: { now: UnixSeconds; newId: NewId; authorId: string | null },
): Promise<UndoOutcome> {
  return db.transaction().execute(async (trx) => {
    const made = await imports.findForChange(trx, id)
    if (!made) return { kind: 'import_not_found' }
    if (made.state !== 'applied') return { kind: 'import_not_applied' }
    const removed = await links.deleteUntouched(trx, id)
    let restored = 0
    let kept = 0
    for (const link of await links.findAllOfImport(trx, id)) {
      const before = link.is_new ? null : await links.findBefore(trx, link.place_id, link.version)
      if (!before) {
        kept++
        continue
      }
      await restore(trx, before, link, { id: newId(), authorId, at: now, note: made.source_name })
      restored++
    }
    await imports.update(trx, id, { state: 'undone', undone_at: now, undone_kept: kept })
    return { kind: 'undone', removed, restored, kept }
  })
}

async function restore(
  trx: Database,
  before: Row<'places'>,
  link: Row<'import_links'>,
  revision: Omit<board.Revision, 'expectedVersion'>,
): Promise<void> {
  if (link.names_before) await otherNames.restore(trx, 'place', link.place_id, JSON.parse(link.names_before))
  const { id, version: _, search_text: __, created_at: ___, updated_at: ____, ...columns } = before
  const outcome = await board.update(trx, id, columns, { ...revision, expectedVersion: link.version })
  if (outcome.kind !== 'updated') throw new Error(`The place ${id} moved within its transaction`)
  await links.remove(trx, id)
  if (!link.before) return
  const earlier: NewRow<'import_links'> = JSON.parse(link.before)
  await links.put(trx, [{ ...earlier, version: outcome.place.version }])
}
