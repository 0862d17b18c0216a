import { roleOf } from '#app/domain/access/decide-entry.ts'
import { isInRegionOf } from '#app/domain/access/scope.ts'
import type { User } from '#app/domain/access/user.ts'
import type { Place } from '#app/domain/catalog/place.ts'
import { isNonCommercial } from '#app/domain/curation/import/import-row.ts'
import {
  decideMerge,
  type MergePlan,
  type MergeRefusal,
  type MergeSide,
  planMerge,
} from '#app/domain/curation/merge.ts'
import { coarsePosition, type Position } from '#app/domain/curation/protection.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { Database } from '#db/connection.ts'
import { placeOf } from '#db/repositories/catalog-rows.ts'
import * as merges from '#db/repositories/place-merges.ts'
import * as protection from '#db/repositories/place-protection.ts'
import type { PlaceEdit } from '#db/repositories/places-for-board.ts'
import * as sources from '#db/repositories/sources.ts'
import type { AppContext } from '../app-context.ts'
import { applyProtection } from './protect-place.server.ts'

export interface MergeAsked {
  keptId: string
  mergedId: string
  author: User
  /** Where both records say something, which of them is believed. */
  chosen: ReadonlyMap<string, 'kept' | 'other'>
}

export type MergePlacesRefusal =
  | MergeRefusal
  | { kind: 'place_not_found' }
  | { kind: 'version_conflict'; version: number }
  | { kind: 'licence_non_commercial' }

export interface MergePreview {
  kept: Place
  merged: Place
  plan: MergePlan
  /** How much hangs on the record that goes. */
  hanging: merges.Hanging
}

/** What the kept record would become, and why; nothing is written. */
export async function previewMerge(
  { db }: Pick<AppContext, 'db'>,
  asked: MergeAsked,
): Promise<Result<MergePreview, MergePlacesRefusal>> {
  const found = await findBoth(db, asked, merges.findRecord)
  if (!found.ok) return found
  const { kept, merged, plan } = found.value
  const hanging = await merges.countHanging(db, merged.place.id)
  return accept({ kept: kept.place, merged: merged.place, plan, hanging })
}

/**
 * Makes two records of a region one, in one transaction: the kept one takes what the other knows better and everything
 * that hangs on it; the other is withdrawn, its addresses and the plans that name it lead to the kept one.
 */
export function mergePlaces(
  { db, now, newId }: Pick<AppContext, 'db' | 'now' | 'newId'>,
  asked: MergeAsked & { expectedVersions: { kept: number; merged: number } },
): Promise<Result<{ mergeId: string }, MergePlacesRefusal>> {
  return db.transaction().execute(async (trx) => {
    const found = await findBoth(trx, asked, merges.findRecordForChange)
    if (!found.ok) return found
    const { kept, merged, plan } = found.value
    for (const [{ version }, expected] of [
      [kept.place, asked.expectedVersions.kept],
      [merged.place, asked.expectedVersions.merged],
    ] as const) {
      if (version !== expected) return refuse({ kind: 'version_conflict', version })
    }
    const id = newId()
    const common = { authorId: asked.author.id, note: null }
    const protectedAs = { protection: plan.protection, manners: plan.manners, isPointSecret: plan.isPointSecret }
    // First what leads there: plans of the merged record are rewritten as the kept one stands from now on.
    await merges.insert(trx, {
      id,
      kept_id: kept.place.id,
      merged_id: merged.place.id,
      kept_version: kept.place.version + 1,
      merged_version: merged.place.version + 1,
      moved: {
        ...(await merges.moveAll(trx, merged.place.id, kept.place.id)),
        wasSecret: { kept: kept.side.isPointSecret, merged: merged.side.isPointSecret },
      },
      author_id: asked.author.id,
      at: now(),
      undone_by: null,
      undone_at: null,
    })
    const keptDone = await applyProtection(
      trx,
      { now, newId },
      {
        ...{ ...common, place: kept.place, expectedVersion: kept.place.version, asked: protectedAs },
        edit: { ...takenFrom(merged.side.record, plan), confirmed_on: plan.confirmedOn },
        position: plan.taken.includes('lat') ? positionOf(merged.place) : positionOf(kept.place),
      },
    )
    if (!keptDone.ok) throw new Error(`The kept record could not be written: ${keptDone.error.kind}`)
    const mergedDone = await applyProtection(
      trx,
      { now, newId },
      {
        ...{ ...common, place: merged.place, expectedVersion: merged.place.version, asked: protectedAs },
        edit: { publication: 'withdrawn' },
        // Two coarse points of one place would tell more than one.
        shownAt: await shownPositionOf(trx, kept.place),
      },
    )
    if (!mergedDone.ok) throw new Error(`The merged record could not be written: ${mergedDone.error.kind}`)
    return accept({ mergeId: id })
  })
}

interface Side {
  place: Place
  side: MergeSide & { record: NonNullable<Awaited<ReturnType<typeof merges.findRecord>>> }
}

/** Both records of the author's region, with what the one would become; another region's record is absent. */
async function findBoth(
  db: Database,
  { keptId, mergedId, author, chosen }: MergeAsked,
  find: typeof merges.findRecord,
): Promise<Result<{ kept: Side; merged: Side; plan: MergePlan }, MergePlacesRefusal>> {
  const board = roleOf(author, 'board')
  const sides = new Map<string, Side>()
  // Always in the same order, so that two merges the other way round wait for each other.
  for (const id of [keptId, mergedId].sort()) {
    const record = await find(db, id)
    const place = record && placeOf(record)
    if (!record || !place || !board || !isInRegionOf(board, place)) return refuse({ kind: 'place_not_found' })
    const exact = await protection.findExactPosition(db, id)
    sides.set(id, { place, side: { record, isPointSecret: exact !== undefined } })
  }
  const [kept, merged] = [sides.get(keptId)!, sides.get(mergedId)!]
  const goneInto = await merges.findAllKept(db, [keptId, mergedId])
  const asMergeable = ({ place }: Side) => ({ ...place, isMerged: goneInto.has(place.id) })
  const decision = decideMerge(asMergeable(kept), asMergeable(merged))
  if (!decision.ok) return decision
  const plan = planMerge(kept.side, merged.side, chosen)
  const source = plan.taken.length > 0 ? await sources.findByKey(db, merged.place.sourceKey) : undefined
  // Every instance sells tours: what may not serve a business comes into no published record.
  const isForBusiness = kept.place.publication !== 'published' || !source || !isNonCommercial(source.licence)
  return isForBusiness ? accept({ kept, merged, plan }) : refuse({ kind: 'licence_non_commercial' })
}

function takenFrom(record: Side['side']['record'], { taken }: MergePlan): PlaceEdit {
  const apart = new Set(['lat', 'lng', 'coordinate_precision_meters'])
  const columns = taken.filter((column) => !apart.has(column)) as (keyof PlaceEdit & keyof typeof record)[]
  return Object.fromEntries(columns.map((column) => [column, record[column]]))
}

async function shownPositionOf(trx: Database, place: Place): Promise<Position> {
  return coarsePosition((await protection.findExactPosition(trx, place.id)) ?? positionOf(place))
}

function positionOf({ point, coordinatePrecisionMeters }: Place): Position {
  return { point, precisionMeters: coordinatePrecisionMeters }
}
