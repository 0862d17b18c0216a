import { roleOf } from '#app/domain/access/decide-entry.ts'
import { isInRegionOf } from '#app/domain/access/scope.ts'
import type { User } from '#app/domain/access/user.ts'
import type { Place } from '#app/domain/catalog/place.ts'
import { isOnGroundOf } from '#app/domain/curation/coordinates.ts'
import { tellsCoordinates } from '#app/domain/curation/coordinates-in-text.ts'
import { isNonCommercial } from '#app/domain/curation/import/import-row.ts'
import { decidePublication, type PublicationRefusal } from '#app/domain/curation/publication.ts'
import type { Point } from '#app/domain/values/geo.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import { localDateOf } from '#app/domain/values/time.ts'
import { findExactPosition } from '#db/repositories/place-protection.ts'
import * as places from '#db/repositories/places-for-board.ts'
import * as sources from '#db/repositories/sources.ts'
import type { AppContext } from '../app-context.ts'
import { findRegionGround } from './region-ground.server.ts'

export interface PlaceChange {
  placeId: string
  author: User
  /** The version that the author had before their eyes. */
  expectedVersion: number
  edit: Omit<places.PlaceEdit, 'lat' | 'lng' | 'coordinate_precision_meters' | 'confirmed_on'>
  /** Where it is, and how exactly that is known; without it the place stays where it is. */
  position?: { point: Point; precisionMeters: number }
  /** The author vouches for the whole record today. */
  isConfirmed?: boolean
  note: string | null
}

export type EditPlaceRefusal =
  | { kind: 'place_not_found' }
  | { kind: 'version_conflict'; version: number }
  | { kind: 'coordinates_outside_region' }
  | { kind: 'point_is_protected' }
  /** A text that would tell where the secret point is. */
  | { kind: 'coordinates_in_text' }
  | { kind: 'sample_not_confirmable' }
  | { kind: 'licence_non_commercial' }
  | PublicationRefusal

/** Changes a record of the author's region and keeps what it was before; another region's record is absent. */
export function editPlace(
  { db, now, newId }: Pick<AppContext, 'db' | 'now' | 'newId'>,
  { placeId, author, expectedVersion, edit, position, isConfirmed, note }: PlaceChange,
): Promise<Result<{ version: number }, EditPlaceRefusal>> {
  return db.transaction().execute(async (trx) => {
    const board = roleOf(author, 'board')
    const place = await places.findByIdForBoard(trx, placeId)
    if (!place || !board || !isInRegionOf(board, place)) return refuse({ kind: 'place_not_found' })
    if (edit.publication) {
      const decision = decidePublication(place.publication, edit.publication)
      // Somebody may have moved the record since; then it is the version that doesn't fit.
      if (!decision.ok && place.version === expectedVersion) return decision
      const source = edit.publication === 'published' ? await sources.findByKey(trx, place.sourceKey) : undefined
      // Every instance sells tours: what may not serve a business is never shown there.
      if (source && isNonCommercial(source.licence)) return refuse({ kind: 'licence_non_commercial' })
    }
    if (isConfirmed && place.isSample) return refuse({ kind: 'sample_not_confirmable' })
    const secret = await findExactPosition(trx, placeId)
    if (secret && textsOf(edit, note).some((text) => tellsCoordinates(text, secret.point))) {
      return refuse({ kind: 'coordinates_in_text' })
    }
    const moved = position && !isSamePosition(place, position) ? position : undefined
    if (moved) {
      if (secret) return refuse({ kind: 'point_is_protected' })
      const ground = await findRegionGround(trx, board)
      if (!isOnGroundOf(ground, moved.point)) return refuse({ kind: 'coordinates_outside_region' })
    }
    const change: places.PlaceEdit = {
      ...edit,
      ...(moved && { ...moved.point, coordinate_precision_meters: moved.precisionMeters }),
      ...(isConfirmed && { confirmed_on: localDateOf(now()) }),
    }
    const revision = { id: newId(), expectedVersion, authorId: author.id, at: now(), note }
    const outcome = await places.update(trx, placeId, change, revision)
    if (outcome.kind === 'not_found') return refuse({ kind: 'place_not_found' })
    if (outcome.kind === 'changed_meanwhile') return refuse({ kind: 'version_conflict', version: outcome.version })
    return accept({ version: outcome.place.version })
  })
}

function textsOf(edit: PlaceChange['edit'], note: string | null): string[] {
  return [...Object.values(edit), note].filter((value) => typeof value === 'string')
}

function isSamePosition(place: Place, { point, precisionMeters }: NonNullable<PlaceChange['position']>): boolean {
  return (
    place.point.lat === point.lat &&
    place.point.lng === point.lng &&
    place.coordinatePrecisionMeters === precisionMeters
  )
}
