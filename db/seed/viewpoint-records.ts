import type { z } from 'zod'
import { instantOf } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import type { viewpointRow } from './catalog-records.ts'

/**
 * Writes where one stands for what is widely known. A place whose board has had its say is left to the board, and where
 * a point is a secret nothing is written.
 */
export async function writeViewpoints(trx: Database, records: readonly z.output<typeof viewpointRow>[]): Promise<void> {
  const byBoard = await trx.selectFrom('viewpoints').select('place_id').where('basis', '=', 'board').execute()
  const secret = await trx.selectFrom('place_protected_points').select('place_id').execute()
  const leftAlone = new Set([...byBoard, ...secret].map(({ place_id }) => place_id))
  await trx.deleteFrom('viewpoints').where('basis', '=', 'public_knowledge').execute()
  const written = records.filter(
    ({ place_id, subject_place_id }) => !leftAlone.has(place_id) && !isIn(secret, subject_place_id),
  )
  if (written.length === 0) return
  await trx
    .insertInto('viewpoints')
    .values(
      written.map(({ recorded_on, ...record }) => ({
        ...record,
        basis: 'public_knowledge' as const,
        set_at: instantOf(`${recorded_on}T00:00`),
      })),
    )
    .execute()
}

function isIn(rows: { place_id: string }[], id: string | null): boolean {
  return rows.some(({ place_id }) => place_id === id)
}
