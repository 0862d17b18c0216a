import type { ImportedPlace } from '#app/domain/curation/import/import-row.ts'
import type { NewId } from '#app/domain/values/ids.ts'
import { localDateOf, type UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../../connection.ts'
import * as links from '../../repositories/import-links.ts'
import * as imports from '../../repositories/imports.ts'
import * as board from '../../repositories/places-for-board.ts'
import * as places from '../../repositories/places-for-import.ts'
import { ensure } from '../../repositories/sources.ts'
import type { NewRow } from '../../schema.ts'
import { shortDigest } from './import-places.ts'

export interface Applied {
  created: number
  updated: number
  unchanged: number
  withdrawn: number
}

export type ApplyOutcome =
  | { kind: 'applied'; applied: Applied }
  | { kind: 'import_not_found' }
  | { kind: 'import_undone' }

interface Work {
  trx: Database
  made: imports.Import
  sources: Map<string, string>
  applied: Applied
  now: UnixSeconds
  newId: NewId
  authorId: string | null
}

/**
 * Brings the good rows of an import and those that somebody accepted into the catalog, in one transaction: whoever reads
 * meanwhile sees none of it, and after a power cut all of it is there or nothing. Asked again it brings what was accepted since.
 */
export function applyImport(
  db: Database,
  id: string,
  { now, newId, authorId }: { now: UnixSeconds; newId: NewId; authorId: string | null },
): Promise<ApplyOutcome> {
  return db.transaction().execute(async (trx) => {
    const made = await imports.findForChange(trx, id)
    if (!made || made.state === 'reading') return { kind: 'import_not_found' }
    if (made.state === 'undone') return { kind: 'import_undone' }
    const applied: Applied = { created: 0, updated: 0, unchanged: 0, withdrawn: 0 }
    const work: Work = { trx, made, sources: new Map(), applied, now, newId, authorId }
    for await (const rows of imports.findToApply(trx, id)) await applyRows(work, rows)
    await imports.markApplied(trx, id, now)
    await imports.update(trx, id, { state: 'applied', applied_at: made.applied_at ?? now })
    return { kind: 'applied', applied }
  })
}

async function applyRows(work: Work, rows: imports.ImportRow[]): Promise<void> {
  const there = await links.findPlaces(
    work.trx,
    rows.flatMap(({ place_id }) => place_id ?? []),
  )
  const made: places.NewPlace[] = []
  const linked: NewRow<'import_links'>[] = []
  for (const row of rows) {
    const known = row.place_id ? there.get(row.place_id) : undefined
    if (row.effect === 'withdraw') await withdraw(work, row, known)
    else if (row.effect === 'unchanged' || (known && known.digest === row.digest)) work.applied.unchanged++
    else if (known) await change(work, row, known)
    else if (row.place && row.place_id && row.digest) {
      const place: ImportedPlace = JSON.parse(row.place)
      made.push({ id: row.place_id, sourceKey: await sourceOf(work, place.licence), place })
      const { line, place_id, digest } = row
      linked.push({ place_id, import_id: work.made.id, line, is_new: 1, digest, version: 1, before: null })
    }
  }
  await places.insertAll(work.trx, made, { publication: work.made.publication, now: work.now })
  await links.put(work.trx, linked)
  work.applied.created += made.length
}

async function change(work: Work, row: imports.ImportRow, known: links.LinkedPlace): Promise<void> {
  const place: ImportedPlace = JSON.parse(row.place!)
  const edit = places.editOf(place, await sourceOf(work, place.licence), known.is_protected)
  await link(work, row, known, await edited(work, known, edit))
  work.applied.updated++
}

/** A place that is gone from its source leaves the public catalog; nothing is deleted. */
async function withdraw(work: Work, row: imports.ImportRow, known: links.LinkedPlace | undefined): Promise<void> {
  if (!known) return
  await link(work, row, known, await edited(work, known, { publication: 'withdrawn' }))
  work.applied.withdrawn++
}

async function link(work: Work, row: imports.ImportRow, known: links.LinkedPlace, version: number): Promise<void> {
  const before = await links.find(work.trx, known.id)
  await links.remove(work.trx, known.id)
  const written = { place_id: known.id, import_id: work.made.id, line: row.line, is_new: 0 as const, version }
  await links.put(work.trx, [{ ...written, digest: row.digest ?? '', before: before ? JSON.stringify(before) : null }])
}

async function edited(work: Work, known: links.LinkedPlace, edit: board.PlaceEdit): Promise<number> {
  const outcome = await board.update(work.trx, known.id, edit, {
    id: work.newId(),
    expectedVersion: known.version,
    authorId: work.authorId,
    at: work.now,
    note: `${work.made.source_name} (${work.made.file_name})`.slice(0, 500),
  })
  if (outcome.kind !== 'updated') throw new Error(`The place ${known.id} moved within its transaction`)
  return outcome.place.version
}

/** Each licence of a file is a source of its own, so that every place can say under which it stands. */
async function sourceOf({ trx, made, sources, now }: Work, licence: string): Promise<string> {
  const kept = sources.get(licence)
  if (kept) return kept
  const key = licence === made.licence ? made.source_key : `${made.source_key}-${shortDigest(licence)}`
  await ensure(trx, {
    key,
    title: made.source_name,
    licence,
    url: made.source_url,
    credit_ja: made.source_name,
    credit_en: made.source_name,
    retrieved_on: localDateOf(now),
  })
  sources.set(licence, key)
  return key
}
