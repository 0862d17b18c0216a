import { setImmediate } from 'node:timers/promises'
import { roleOf } from '#app/domain/access/decide-entry.ts'
import { isInRegionOf } from '#app/domain/access/scope.ts'
import type { User } from '#app/domain/access/user.ts'
import { DuplicateFinder, type DuplicatePair } from '#app/domain/curation/duplicates.ts'
import { recentlyUsed } from '#app/domain/values/recently-used.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { Database } from '#db/connection.ts'
import * as duplicates from '#db/repositories/place-duplicates.ts'
import * as places from '#db/repositories/places-for-board.ts'
import type { AppContext } from '../app-context.ts'

const KEPT_REGIONS = 20
/** By database and region, with the mark of the records that they were found in. */
const known = new WeakMap<Database, ReturnType<typeof recentlyUsed<{ mark: string; pairs: DuplicatePair[] }>>>()

/** Pairs of a region's records that may be one place and of which nobody said that they are two, the surest first. */
export async function findOpenDuplicates(db: Database, region: places.BoardRegion): Promise<DuplicatePair[]> {
  const pairs = await findPairs(db, region)
  const distinct = await duplicates.findDistinctPairs(db, region)
  return pairs.filter(({ first, second }) => !distinct.has(`${first}\n${second}`))
}

/** Looked for again only when a record has changed. */
async function findPairs(db: Database, region: places.BoardRegion): Promise<DuplicatePair[]> {
  const regions = known.get(db) ?? recentlyUsed<{ mark: string; pairs: DuplicatePair[] }>(KEPT_REGIONS)
  known.set(db, regions)
  const key = `${region.prefectureCode}/${region.municipalityCode ?? ''}`
  const mark = await duplicates.findMark(db)
  const found = regions.get(key)
  if (found?.mark === mark) return found.pairs
  const finder = new DuplicateFinder()
  for await (const page of duplicates.findAllForDuplicates(db, region)) {
    finder.add(page)
    // SQLite answers at once: without a rest nobody else would be served.
    await setImmediate()
  }
  const pairs = finder.pairs()
  regions.set(key, { mark, pairs })
  return pairs
}

/** A board says that two records of its region are two places: it is not asked again. */
export async function distinguishPlaces(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  { ids, author }: { ids: [string, string]; author: User },
): Promise<Result<null, { kind: 'place_not_found' }>> {
  const board = roleOf(author, 'board')
  for (const id of ids) {
    const place = await places.findByIdForBoard(db, id)
    if (!place || !board || !isInRegionOf(board, place)) return refuse({ kind: 'place_not_found' })
  }
  if (ids[0] !== ids[1]) await duplicates.distinguish(db, { ids, authorId: author.id, at: now() })
  return accept(null)
}
