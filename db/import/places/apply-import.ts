import { isInRegionOf } from '#app/domain/access/scope.ts'
import type { ImportedPlace, Reason, ReasonKind } from '#app/domain/curation/import/import-row.ts'
import type { NewId } from '#app/domain/values/ids.ts'
import { localDateOf, type UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../../connection.ts'
import * as links from '../../repositories/import-links.ts'
import * as imports from '../../repositories/imports.ts'
import * as otherNames from '../../repositories/names.ts'
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
  /** Good rows of which the catalog has changed since they were read: they wait for a person now. */
  aside: number
}

export type ApplyOutcome =
  | { kind: 'applied'; applied: Applied }
  | { kind: 'import_not_found' }
  | { kind: 'import_undone' }

interface Work {
  trx: Database
  made: imports.Import
  /** Places of this source may be there already. */
  isKnown: boolean
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
    const applied: Applied = { created: 0, updated: 0, unchanged: 0, withdrawn: 0, aside: 0 }
    const isKnown = await imports.existsApplied(trx, made.source_key)
    const work: Work = { trx, made, isKnown, sources: new Map(), applied, now, newId, authorId }
    for await (const rows of imports.findToApply(trx, id)) await applyRows(work, rows)
    await imports.markApplied(trx, id, now)
    await imports.update(trx, id, {
      state: 'applied',
      applied_at: made.applied_at ?? now,
      ...(await imports.recount(trx, made)),
    })
    return { kind: 'applied', applied }
  })
}

async function applyRows(work: Work, rows: imports.RowToApply[]): Promise<void> {
  const ids = work.isKnown ? rows.flatMap(({ place_id }) => place_id ?? []) : []
  const there = await links.findPlaces(work.trx, ids)
  const made: places.NewPlace[] = []
  const linked: NewRow<'import_links'>[] = []
  for (const row of rows) {
    const known = row.place_id ? there.get(row.place_id) : undefined
    const trouble = troubleOf(work, row, known)
    if (trouble) await setAside(work, row, trouble)
    else if (row.effect === 'withdraw') await withdraw(work, row, known)
    else if (row.effect === 'unchanged' || (known && known.digest === row.digest)) work.applied.unchanged++
    else if (known) await change(work, row, known)
    else if (row.place && row.place_id && row.digest) {
      const place: ImportedPlace = JSON.parse(row.place)
      made.push({ id: row.place_id, sourceKey: await sourceOf(work, place.licence), place })
      const { line, place_id, digest } = row
      linked.push({
        place_id,
        import_id: work.made.id,
        line,
        is_new: 1,
        digest,
        version: 1,
        before: null,
        names_before: null,
      })
    }
  }
  await places.insertAll(work.trx, made, { publication: work.made.publication, now: work.now })
  for (const { id, sourceKey, place } of made) {
    if (place.otherNames) await otherNames.put(work.trx, 'place', id, place.otherNames, sourceKey)
  }
  await links.put(work.trx, linked)
  work.applied.created += made.length
}

/** What has become of the catalog since the file was read; the importing region is asked again where it is written. */
function troubleOf({ made }: Work, row: imports.RowToApply, known: links.LinkedPlace | undefined): ReasonKind | null {
  const region = regionOf(made)
  if (region) {
    const isTheirs =
      known &&
      !isInRegionOf(region, { prefectureCode: known.prefecture_code, municipalityCode: known.municipality_code })
    if (isTheirs) return 'ref_taken_elsewhere'
    const place: ImportedPlace | null = row.place && JSON.parse(row.place)
    if (place && !isInRegionOf(region, place)) return 'outside_region'
  }
  if (!known || row.decision === 'accept' || row.effect === 'unchanged' || known.digest === row.digest) return null
  return known.imported_version === known.version ? null : 'edited_since'
}

function regionOf({ prefecture_code, municipality_code }: imports.Import) {
  return (
    prefecture_code && { kind: 'board' as const, prefectureCode: prefecture_code, municipalityCode: municipality_code }
  )
}

async function setAside(work: Work, row: imports.RowToApply, kind: ReasonKind): Promise<void> {
  const reasons: Reason[] = [...JSON.parse(row.reasons), { kind }]
  await imports.judgeAnew(work.trx, { import_id: work.made.id, number: row.number }, reasons)
  work.applied.aside++
}

async function change(work: Work, row: imports.RowToApply, known: links.LinkedPlace): Promise<void> {
  const place: ImportedPlace = JSON.parse(row.place!)
  const sourceKey = await sourceOf(work, place.licence)
  const edit = places.editOf(place, sourceKey, known.is_protected)
  let namesBefore: string | null = null
  if (place.otherNames) {
    namesBefore = JSON.stringify(await otherNames.findRows(work.trx, 'place', known.id))
    await otherNames.put(work.trx, 'place', known.id, place.otherNames, sourceKey)
  }
  await link(work, row, known, { version: await edited(work, known, edit), namesBefore })
  work.applied.updated++
}

/** A place that is gone from its source leaves the public catalog; nothing is deleted. */
async function withdraw(work: Work, row: imports.RowToApply, known: links.LinkedPlace | undefined): Promise<void> {
  if (!known) return
  const version = await edited(work, known, { publication: 'withdrawn' })
  await link(work, row, known, { version, namesBefore: null })
  work.applied.withdrawn++
}

async function link(
  work: Work,
  row: imports.RowToApply,
  known: links.LinkedPlace,
  { version, namesBefore }: { version: number; namesBefore: string | null },
): Promise<void> {
  const before = await links.find(work.trx, known.id)
  await links.remove(work.trx, known.id)
  const written = {
    place_id: known.id,
    import_id: work.made.id,
    line: row.line,
    is_new: 0 as const,
    version,
    names_before: namesBefore,
  }
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
    credit_ja: made.credit ?? made.source_name,
    credit_en: made.credit ?? made.source_name,
    retrieved_on: localDateOf(now),
  })
  sources.set(licence, key)
  return key
}
