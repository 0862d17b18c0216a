import { sql } from 'kysely'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { type PlaceStanding, standingOf, withStanding } from '#app/domain/planner/place-standing.ts'
import { type Database, lockForShare } from '../connection.ts'
import { placeOf } from './catalog-rows.ts'
import * as viewpoints from './viewpoints.ts'

/** Every table that keeps plans, with the columns that name one of its rows. */
const KEPT_PLANS = [
  { table: 'itineraries', key: ['id'] },
  { table: 'itinerary_versions', key: ['itinerary_id', 'version'] },
  { table: 'itinerary_proposals', key: ['itinerary_id'] },
  { table: 'itinerary_alternatives', key: ['itinerary_id', 'kind'] },
] as const

/**
 * Puts a place into every plan that holds it (present, earlier, proposed) as it stands now, one at a time, for they are
 * large; answers how many were changed.
 */
export async function rewriteAll(trx: Database, standing: PlaceStanding): Promise<number> {
  let count = 0
  for (const { table, key } of KEPT_PLANS) {
    const columns = sql.join(key.map((column) => sql.ref(column)))
    const found = sql`${sql.table(table)} where plan_json like ${holding(standing.placeId)} escape '!'`
    const { rows: keys } = await sql<Record<string, unknown>>`select ${columns} from ${found}`.execute(trx)
    for (const row of keys) {
      const isIt = sql.join(
        key.map((column) => sql`${sql.ref(column)} = ${row[column]}`),
        sql` and `,
      )
      const one = sql<{ plan_json: string }>`select plan_json from ${sql.table(table)} where ${isIt}`
      const { rows } = await one.execute(trx)
      const plan = rows[0] && withStanding(JSON.parse(rows[0].plan_json) as Itinerary, standing)
      if (!plan) continue
      await sql`update ${sql.table(table)} set plan_json = ${JSON.stringify(plan)} where ${isIt}`.execute(trx)
      count += 1
    }
  }
  return count
}

/**
 * A plan as it may be kept: what was protected while the plan was being made stands in it as it is now. Holds the places
 * until the transaction ends, so that whoever protects one then finds the plan.
 */
export async function withPublicPoints(trx: Database, plan: Itinerary): Promise<Itinerary> {
  const placeIds = [...new Set(plan.days.flatMap(({ stops }) => stops.flatMap(({ placeId }) => placeId ?? [])))]
  if (placeIds.length === 0) return plan
  const places = await lockForShare(trx, trx.selectFrom('places').selectAll().where('id', 'in', placeIds)).execute()
  const kept = trx.selectFrom('place_protected_points').select('place_id').where('place_id', 'in', placeIds)
  const secret = new Set((await kept.execute()).map(({ place_id }) => place_id))
  // What is seen from a stop may be a place that was protected meanwhile.
  const sighted = new Set(
    plan.days.flatMap(({ stops }) => stops.flatMap(({ placeId, sight }) => (sight && placeId) || [])),
  )
  const changed = places
    .filter(({ id, protection }) => protection !== 'open' || secret.has(id) || sighted.has(id))
    .map(placeOf)
  const looks = await viewpoints.findLooks(trx, changed)
  return changed.reduce(
    (shown, place) => withStanding(shown, standingOf(place, looks.get(place.id) ?? null)) ?? shown,
    plan,
  )
}

function holding(placeId: string): string {
  return `%${JSON.stringify(`place:${placeId}`).replaceAll(/[!%_]/g, '!$&')}%`
}
