import type { Database } from '#db/connection.ts'
import * as works from '#db/repositories/works.ts'
import { findByName } from './find-by-name.server.ts'

/** Works by words of their titles, the best fits first; without words all of them, those with the most places first. */
export async function findWorkList(
  db: Database,
  text: string,
  limit: number,
): Promise<{ works: works.WorkWithCount[]; total: number }> {
  if (!text) {
    const all = await works.findAll(db)
    all.sort((a, b) => b.placeCount - a.placeCount || (a.id < b.id ? -1 : 1))
    return { works: all.slice(0, limit), total: all.length }
  }
  const { hits } = await findByName(db, { text, records: ['work'] })
  const ids = hits.slice(0, limit).map(({ recordId }) => recordId)
  return { works: await works.findAllByIdsWithCounts(db, ids), total: hits.length }
}
