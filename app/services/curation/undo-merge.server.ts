import { roleOf } from '#app/domain/access/decide-entry.ts'
import { isInRegionOf } from '#app/domain/access/scope.ts'
import type { User } from '#app/domain/access/user.ts'
import { accept, invariant, type Result, refuse } from '#app/domain/values/result.ts'
import type { Database } from '#db/connection.ts'
import { placeOf } from '#db/repositories/catalog-rows.ts'
import * as merges from '#db/repositories/place-merges.ts'
import * as protection from '#db/repositories/place-protection.ts'
import type { AppContext } from '../app-context.ts'
import { applyProtection } from './protect-place.server.ts'

export type UndoMergeRefusal =
  | { kind: 'merge_not_found' }
  /** One of the two was edited, protected or merged again: taking the merge back would take that away too. */
  | { kind: 'merge_built_upon' }

/** Makes two records of one again, each as it was before they were merged, with what hung on it. */
export function undoMerge(
  context: Pick<AppContext, 'db' | 'now' | 'newId'>,
  { mergeId, author }: { mergeId: string; author: User },
): Promise<Result<null, UndoMergeRefusal>> {
  return context.db.transaction().execute(async (trx) => {
    const merge = await merges.findById(trx, mergeId)
    const board = roleOf(author, 'board')
    if (!merge || !board) return refuse({ kind: 'merge_not_found' })
    const sides = new Map<string, NonNullable<Awaited<ReturnType<typeof merges.findRecord>>>>()
    for (const id of [merge.kept_id, merge.merged_id].sort()) {
      const record = await merges.findRecordForChange(trx, id)
      if (!record || !isInRegionOf(board, placeOf(record))) return refuse({ kind: 'merge_not_found' })
      sides.set(id, record)
    }
    const isAsLeft =
      sides.get(merge.kept_id)!.version === merge.kept_version &&
      sides.get(merge.merged_id)!.version === merge.merged_version
    if (!isAsLeft) return refuse({ kind: 'merge_built_upon' })
    await merges.markUndone(trx, mergeId, author.id, context.now())
    await merges.move(trx, merge.moved, merge.kept_id, merge.merged_id)
    await restore(trx, context, author, merge.merged_id, merge.merged_version, merge.moved.wasSecret.merged)
    await restore(trx, context, author, merge.kept_id, merge.kept_version, merge.moved.wasSecret.kept)
    return accept(null)
  })
}

/** Writes a record as its history knows it from before a version; where its point was is taken from there too. */
async function restore(
  trx: Database,
  context: Pick<AppContext, 'now' | 'newId'>,
  author: User,
  placeId: string,
  version: number,
  wasSecret: boolean,
): Promise<void> {
  const record = await merges.findBefore(trx, placeId, version)
  const present = await merges.findRecord(trx, placeId)
  invariant(record && present, 'a merge is in the history of both records')
  const { id, lat, lng, coordinate_precision_meters, search_text, version: _, created_at, updated_at, ...edit } = record
  const exact = await protection.findExactPosition(trx, placeId)
  const done = await applyProtection(trx, context, {
    place: placeOf(present),
    asked: {
      protection: record.protection,
      manners: { ja: record.manners_ja, en: record.manners_en },
      isPointSecret: wasSecret,
    },
    expectedVersion: present.version,
    authorId: author.id,
    note: null,
    edit,
    // The history of a point that is a secret knows the coarse one alone.
    position: exact ?? { point: { lat, lng }, precisionMeters: coordinate_precision_meters },
  })
  invariant(done.ok, 'nobody else changes a record that is held')
}
