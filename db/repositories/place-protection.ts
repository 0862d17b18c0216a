import type { Protection } from '#app/domain/catalog/place.ts'
import { withoutCoordinates } from '#app/domain/curation/coordinates-in-text.ts'
import type { Position } from '#app/domain/curation/protection.ts'
import type { Point } from '#app/domain/values/geo.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'

/** The exact point of a place whose public one is coarse: only curation reads it. */
export async function findExactPosition(db: Database, placeId: string): Promise<Position | undefined> {
  const query = db.selectFrom('place_protected_points').selectAll().where('place_id', '=', placeId)
  const row = await query.executeTakeFirst()
  return row && { point: { lat: row.lat, lng: row.lng }, precisionMeters: row.coordinate_precision_meters }
}

/** Keeps the exact point apart; from then on the public one can't be moved. */
export async function keepExactPosition(
  trx: Database,
  placeId: string,
  { point, precisionMeters }: Position,
  { reason, at }: { reason: string; at: UnixSeconds },
): Promise<void> {
  await trx
    .insertInto('place_protected_points')
    .values({ place_id: placeId, ...point, coordinate_precision_meters: precisionMeters, reason, recorded_at: at })
    .execute()
}

/** Forgets the exact point: it is to be the public one again. */
export async function releaseExactPosition(trx: Database, placeId: string): Promise<void> {
  await trx.deleteFrom('place_protected_points').where('place_id', '=', placeId).execute()
}

/** Takes every other point of a place out of its history, its texts too: what it says of where the place is, it says coarsely. */
export async function scrubRevisions(
  trx: Database,
  placeId: string,
  { point, precisionMeters }: Position,
  exact: Point,
): Promise<void> {
  const revisions = await trx
    .selectFrom('place_revisions')
    .select(['id', 'before_json', 'after_json', 'note'])
    .where('place_id', '=', placeId)
    .execute()
  const scrub = (json: string) =>
    JSON.stringify({
      ...textsWithout(JSON.parse(json), exact),
      ...point,
      coordinate_precision_meters: precisionMeters,
    })
  for (const { id, before_json, after_json, note } of revisions) {
    const scrubbed = {
      before_json: before_json && scrub(before_json),
      after_json: scrub(after_json),
      note: note && withoutCoordinates(note, exact),
    }
    await trx.updateTable('place_revisions').set(scrubbed).where('id', '=', id).execute()
  }
}

/** Takes a secret point out of what is noted of the works and dishes there. */
export async function scrubNotes(trx: Database, placeId: string, exact: Point): Promise<void> {
  for (const table of ['scenes', 'serves'] as const) {
    const rows = await trx
      .selectFrom(table)
      .select(['id', 'note_ja', 'note_en'])
      .where('place_id', '=', placeId)
      .execute()
    for (const { id, ...notes } of rows) {
      await trx.updateTable(table).set(textsWithout(notes, exact)).where('id', '=', id).execute()
    }
  }
}

function textsWithout<Texts extends Record<string, unknown>>(record: Texts, exact: Point): Texts {
  const entries = Object.entries(record).map(([name, value]) => [
    name,
    typeof value === 'string' ? withoutCoordinates(value, exact) : value,
  ])
  return Object.fromEntries(entries)
}

/** How published places are protected, hidden ones too. */
export async function findProtections(db: Database, placeIds: readonly string[]): Promise<Map<string, Protection>> {
  if (placeIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('places')
    .select(['id', 'protection'])
    .where('id', 'in', [...placeIds])
    .where('publication', '=', 'published')
    .execute()
  return new Map(rows.map(({ id, protection }) => [id, protection]))
}

/** Tells whether any record was changed since it was last asked; one look at an index. */
export async function findNewestChange(db: Database): Promise<string> {
  const row = await db
    .selectFrom('place_revisions')
    .select(({ fn }) => ['at', fn.countAll().as('count')])
    .where('at', '=', (eb) => eb.selectFrom('place_revisions').select(({ fn }) => fn.max('at').as('newest')))
    .groupBy('at')
    .executeTakeFirst()
  return row ? `${row.at}:${row.count}` : ''
}
