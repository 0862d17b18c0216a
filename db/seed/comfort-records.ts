import type { z } from 'zod'
import { instantOf } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import type { comfortRow } from './catalog-records.ts'

/** Writes what is widely known of how pressed places are. A place whose board has had its say is left to the board. */
export async function writeComfort(trx: Database, records: readonly z.output<typeof comfortRow>[]): Promise<void> {
  const touched = await trx
    .selectFrom('place_comfort')
    .select('place_id')
    .where((eb) => eb.or([eb('basis', '=', 'board'), eb('removed_at', 'is not', null)]))
    .execute()
  const leftAlone = new Set(touched.map(({ place_id }) => place_id))
  await trx
    .deleteFrom('place_comfort')
    .where('basis', '=', 'public_knowledge')
    .where('removed_at', 'is', null)
    .where('place_id', 'not in', ['', ...leftAlone])
    .execute()
  const written = records.filter(({ place_id }) => !leftAlone.has(place_id))
  if (written.length === 0) return
  await trx
    .insertInto('place_comfort')
    .values(
      written.map(({ days, months, recorded_on, ...record }) => ({
        ...record,
        days: JSON.stringify(days),
        months: months.length === 0 ? null : JSON.stringify(months),
        basis: 'public_knowledge' as const,
        set_at: instantOf(`${recorded_on}T00:00`),
      })),
    )
    .execute()
}
