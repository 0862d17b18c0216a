import type { DuplicateRecord } from '#app/domain/curation/duplicates.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import { findCatalogMarks } from './open-data.ts'
import type { BoardRegion } from './places-for-board.ts'

const AT_ONCE = 2_000

/** Every record of a region that was not withdrawn, in pages, so that others are served between two of them. */
export async function* findAllForDuplicates(db: Database, region: BoardRegion): AsyncGenerator<DuplicateRecord[]> {
  const others = new Map<string, string[]>()
  const names = db.selectFrom('names').select(['subject_id', 'name']).where('subject_kind', '=', 'place')
  for (const { subject_id, name } of await names.execute()) {
    others.set(subject_id, [...(others.get(subject_id) ?? []), name])
  }
  for (let after = ''; ; ) {
    let query = db
      .selectFrom('places')
      .select(['id', 'kind', 'name_ja', 'name_en', 'name_reading', 'lat', 'lng', 'coordinate_precision_meters'])
      .select('source_ref')
      .where('prefecture_code', '=', region.prefectureCode)
      .where('publication', '<>', 'withdrawn')
      .where('id', '>', after)
    if (region.municipalityCode) query = query.where('municipality_code', '=', region.municipalityCode)
    const rows = await query.orderBy('id').limit(AT_ONCE).execute()
    yield rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      names: [row.name_ja, row.name_en],
      otherNames: [row.name_reading, ...(others.get(row.id) ?? [])],
      point: { lat: row.lat, lng: row.lng },
      precisionMeters: row.coordinate_precision_meters,
      sourceRef: row.source_ref,
    }))
    if (rows.length < AT_ONCE) return
    after = rows.at(-1)!.id
  }
}

/** Changes with every change of the records, in any process. */
export async function findMark(db: Database): Promise<string> {
  return (await findCatalogMarks(db)).join()
}

/** Pairs of which somebody said that they are two places, as `first\nsecond`. */
export async function findDistinctPairs(db: Database, region: BoardRegion): Promise<Set<string>> {
  const rows = await db
    .selectFrom('place_distinctions')
    .innerJoin('places', 'places.id', 'place_distinctions.first_id')
    .select(['first_id', 'second_id'])
    .where('places.prefecture_code', '=', region.prefectureCode)
    .execute()
  return new Set(rows.map(({ first_id, second_id }) => `${first_id}\n${second_id}`))
}

/** Remembers that two records are two places; saying it again changes nothing. */
export async function distinguish(
  db: Database,
  { ids: [a, b], authorId, at }: { ids: [string, string]; authorId: string; at: UnixSeconds },
): Promise<void> {
  const [first_id, second_id] = a < b ? [a, b] : [b, a]
  await db
    .insertInto('place_distinctions')
    .values({ first_id, second_id, author_id: authorId, at })
    .onConflict((conflict) => conflict.columns(['first_id', 'second_id']).doNothing())
    .execute()
}
