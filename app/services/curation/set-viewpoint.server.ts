import { roleOf } from '#app/domain/access/decide-entry.ts'
import { isInRegionOf } from '#app/domain/access/scope.ts'
import type { User } from '#app/domain/access/user.ts'
import type { Place } from '#app/domain/catalog/place.ts'
import { type Look, lookOf } from '#app/domain/catalog/viewpoint.ts'
import { isOnGroundOf } from '#app/domain/curation/coordinates.ts'
import { decideViewpoint, type ViewpointAsked, type ViewpointRefusal } from '#app/domain/curation/viewpoint.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { Database } from '#db/connection.ts'
import * as publicPlaces from '#db/repositories/places.ts'
import * as places from '#db/repositories/places-for-board.ts'
import * as viewpoints from '#db/repositories/viewpoints.ts'
import type { AppContext } from '../app-context.ts'
import { findRegionGround } from './region-ground.server.ts'

type Context = Pick<AppContext, 'db' | 'now'>

export interface ViewpointChange {
  placeId: string
  author: User
  asked: ViewpointAsked
}

export type SetViewpointRefusal =
  | { kind: 'place_not_found' }
  /** The record that is to be seen is unknown, not public, or coarse because its point is a secret. */
  | { kind: 'subject_not_found' }
  | { kind: 'viewpoint_not_found' }
  | { kind: 'coordinates_outside_region' }
  | ViewpointRefusal

/** A board says where visitors of a place stand and what they see from there; answers what visitors are then told. */
export function setViewpoint(
  { db, now }: Context,
  { placeId, author, asked }: ViewpointChange,
): Promise<Result<Look, SetViewpointRefusal>> {
  return db.transaction().execute(async (trx) => {
    const considered = await consider(trx, { placeId, author, asked })
    if (!considered.ok) return considered
    await viewpoints.put(trx, placeId, considered.value.asked, { by: author.id, at: now() })
    return accept(considered.value.look)
  })
}

/** What visitors would be told, without recording it. */
export async function previewViewpoint(
  { db }: Context,
  change: ViewpointChange,
): Promise<Result<Look, SetViewpointRefusal>> {
  const considered = await consider(db, change)
  return considered.ok ? accept(considered.value.look) : considered
}

/** A board takes a viewpoint away: visitors go to the place itself again. */
export function removeViewpoint(
  { db, now }: Context,
  { placeId, author }: Omit<ViewpointChange, 'asked'>,
): Promise<Result<null, SetViewpointRefusal>> {
  return db.transaction().execute(async (trx) => {
    if (!(await placeOf(trx, placeId, author))) return refuse({ kind: 'place_not_found' })
    const wasThere = await viewpoints.remove(trx, placeId, { by: author.id, at: now() })
    return wasThere ? accept(null) : refuse({ kind: 'viewpoint_not_found' })
  })
}

async function consider(
  db: Database,
  { placeId, author, asked }: ViewpointChange,
): Promise<Result<{ look: Look; asked: ViewpointAsked }, SetViewpointRefusal>> {
  const place = await placeOf(db, placeId, author)
  if (!place) return refuse({ kind: 'place_not_found' })
  const seenId = asked.subject?.placeId ?? null
  const seen = seenId === null || seenId === placeId ? undefined : await publicPlaces.findById(db, seenId)
  if (seenId !== null && (!seen || (await places.isPointProtected(db, seenId)))) {
    return refuse({ kind: 'subject_not_found' })
  }
  const known = seen
    ? {
        ...asked,
        subject: { ...asked.subject!, pin: { point: seen.point, precisionMeters: seen.coordinatePrecisionMeters } },
      }
    : asked
  const decision = decideViewpoint(place, known, { isSecret: await places.isPointProtected(db, placeId) })
  if (!decision.ok) return decision
  const board = roleOf(author, 'board')!
  if (asked.stand && !isOnGroundOf(await findRegionGround(db, board), asked.stand.point)) {
    return refuse({ kind: 'coordinates_outside_region' })
  }
  return accept({ asked: known, look: lookAsAsked(place, known, seen?.names) })
}

function lookAsAsked(place: Place, { subject, ...asked }: ViewpointAsked, seen: Names | undefined): Look {
  const names = seen ?? { ja: subject?.name?.ja ?? '', en: subject?.name?.en ?? null, reading: null }
  const recorded = { basis: 'board', isConfirmed: true, setBy: null, setAt: 0 } as const
  const shown = subject && { placeId: subject.placeId, names, pin: subject.pin }
  return lookOf(
    { ...asked, ...recorded, placeId: place.id, subject: shown },
    { point: place.point, precisionMeters: place.coordinatePrecisionMeters },
  )
}

async function placeOf(db: Database, placeId: string, author: User): Promise<Place | undefined> {
  const board = roleOf(author, 'board')
  const place = await places.findByIdForBoard(db, placeId)
  return place && board && isInRegionOf(board, place) ? place : undefined
}
