import { roleOf } from '#app/domain/access/decide-entry.ts'
import { isInRegionOf } from '#app/domain/access/scope.ts'
import type { User } from '#app/domain/access/user.ts'
import type { Place } from '#app/domain/catalog/place.ts'
import { tellsCoordinates, withoutCoordinates } from '#app/domain/curation/coordinates-in-text.ts'
import type { OptOutWish } from '#app/domain/curation/opt-out.ts'
import {
  coarsePosition,
  decideProtection,
  type Position,
  type ProtectionAsked,
  type ProtectionRefusal,
} from '#app/domain/curation/protection.ts'
import { type PlaceStanding, standingOf } from '#app/domain/planner/place-standing.ts'
import type { Point } from '#app/domain/values/geo.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { Database } from '#db/connection.ts'
import * as plans from '#db/repositories/itinerary-points.ts'
import * as optOuts from '#db/repositories/opt-outs.ts'
import * as merges from '#db/repositories/place-merges.ts'
import * as protection from '#db/repositories/place-protection.ts'
import * as places from '#db/repositories/places-for-board.ts'
import * as viewpoints from '#db/repositories/viewpoints.ts'
import type { AppContext } from '../app-context.ts'

export interface ProtectionChange {
  placeId: string
  author: User
  /** The version that the author had before their eyes. */
  expectedVersion: number
  asked: ProtectionAsked
  note: string | null
}

export type ProtectPlaceRefusal =
  | { kind: 'place_not_found' }
  | { kind: 'version_conflict'; version: number }
  /** Its owner asked for more than that, and nobody has decided otherwise. */
  | { kind: 'opt_out_in_force' }
  /** What visitors are told would tell where the secret point is. */
  | { kind: 'coordinates_in_text' }
  | ProtectionRefusal

/** A board (of its region) or the operator says what visitors may do at a place, and whether its exact point is a secret. */
export function protectPlace(
  context: Pick<AppContext, 'db' | 'now' | 'newId'>,
  { placeId, author, expectedVersion, asked, note }: ProtectionChange,
): Promise<Result<{ version: number; plans: number }, ProtectPlaceRefusal>> {
  return context.db.transaction().execute(async (trx) => {
    const place = await places.findByIdForBoard(trx, placeId)
    if (!place || !mayProtect(author, place)) return refuse({ kind: 'place_not_found' })
    const decision = decideProtection(place, asked)
    if (!decision.ok && place.version === expectedVersion) return decision
    const exact = (await protection.findExactPosition(trx, placeId))?.point ?? place.point
    const manners = [asked.manners.ja, asked.manners.en]
    if (asked.isPointSecret && manners.some((text) => text && tellsCoordinates(text, exact))) {
      return refuse({ kind: 'coordinates_in_text' })
    }
    const asks = await optOuts.findInForce(trx, placeId)
    if (asks && isLessThan(asks.wish, asked)) return refuse({ kind: 'opt_out_in_force' })
    return applyProtection(trx, context, { place, asked, expectedVersion, authorId: author.id, note })
  })
}

interface AppliedProtection {
  place: Place
  asked: ProtectionAsked
  expectedVersion: number
  authorId: string | null
  note: string | null
  /** What else changes in the same version. */
  edit?: Omit<places.PlaceEdit, 'lat' | 'lng' | 'coordinate_precision_meters'>
  /** Where the place is from now on, unless its exact point is kept apart already; without it, where it was. */
  position?: Position
  /** What the public learns of a secret point; without it, the square that it is in. */
  shownAt?: Position
}

/** Writes a protection that was decided, and takes the exact point out of everything that has been kept of it. */
export async function applyProtection(
  trx: Database,
  { now, newId }: Pick<AppContext, 'now' | 'newId'>,
  {
    place,
    asked,
    expectedVersion,
    authorId,
    note,
    edit = {},
    position = positionOf(place),
    shownAt,
  }: AppliedProtection,
): Promise<Result<{ version: number; plans: number }, ProtectPlaceRefusal>> {
  const exact = await protection.findExactPosition(trx, place.id)
  const known = exact ?? position
  const told = known.point
  const scrub = (text: string | null) => text && withoutCoordinates(text, told)
  const next = asked.isPointSecret ? (shownAt ?? coarsePosition(known)) : known
  // While its row stands the database lets nobody move the public point.
  if (exact) await protection.releaseExactPosition(trx, place.id)
  const outcome = await places.update(
    trx,
    place.id,
    {
      ...edit,
      protection: asked.protection,
      manners_ja: asked.manners.ja,
      manners_en: asked.manners.en,
      ...(asked.isPointSecret && {
        manners_ja: scrub(asked.manners.ja),
        manners_en: scrub(asked.manners.en),
        description_ja: scrub(said(edit.description_ja, place.description.ja)),
        description_en: scrub(said(edit.description_en, place.description.en)),
        website: untelling(said(edit.website, place.website), told),
      }),
      ...next.point,
      coordinate_precision_meters: next.precisionMeters,
    },
    { id: newId(), expectedVersion, authorId, at: now(), note },
  )
  if (outcome.kind !== 'updated') {
    // Nothing has been refused so far but by the version: the row goes back as it was.
    if (exact) await protection.keepExactPosition(trx, place.id, exact, { reason: place.protection, at: now() })
    return refuse(
      outcome.kind === 'not_found'
        ? { kind: 'place_not_found' }
        : { kind: 'version_conflict', version: outcome.version },
    )
  }
  // Seen before the row is written: it takes away what looks at the place.
  const lookers = new Set(await viewpoints.findLookersAt(trx, place.id))
  if (asked.isPointSecret) {
    for (const id of await viewpoints.removeTelling(trx, place.id, told)) lookers.add(id)
    await protection.keepExactPosition(trx, place.id, known, { reason: asked.protection, at: now() })
    await protection.scrubRevisions(trx, place.id, next, told)
    await protection.scrubNotes(trx, place.id, told)
  }
  const isAsBefore = !exact && !asked.isPointSecret && hasStanding(place, asked)
  const plansChanged = isAsBefore ? 0 : await rewritePlans(trx, [place.id, ...lookers])
  return accept({ version: outcome.place.version, plans: plansChanged })
}

/** What is written in the same version, or else what stands. */
function said(written: string | null | undefined, standing: string | null): string | null {
  return written === undefined ? standing : written
}

function untelling(website: string | null, secret: Point): string | null {
  return website && tellsCoordinates(website, secret) ? null : website
}

/** What visitors may do, and what is asked of them, is what it was. */
function hasStanding(place: Place, { protection: state, manners }: ProtectionAsked): boolean {
  return place.protection === state && place.manners.ja === manners.ja && place.manners.en === manners.en
}

/** Puts places into every kept plan as they stand now; answers how many plans were changed by the first. */
export async function rewritePlans(trx: Database, placeIds: readonly string[]): Promise<number> {
  let count = 0
  for (const [index, id] of placeIds.entries()) {
    const place = await places.findByIdForBoard(trx, id)
    if (!place) continue
    const look = (await viewpoints.findLooks(trx, [place])).get(id) ?? null
    const standing = standingOf(place, look)
    const changed = (await plans.rewriteAll(trx, standing)) + (await rewriteMerged(trx, standing))
    if (index === 0) count = changed
  }
  return count
}

/** Plans that were made before a merge name the place as it was called then; of a secret point they keep the coarse one. */
async function rewriteMerged(trx: Database, standing: PlaceStanding): Promise<number> {
  let count = 0
  for (const placeId of await merges.findAllMergedInto(trx, standing.placeId)) {
    const isSecret = (await protection.findExactPosition(trx, standing.placeId)) !== undefined
    const { point, coordinatePrecisionMeters } = (await places.findByIdForBoard(trx, placeId))!
    const where = isSecret || standing.isLeftOut ? {} : { point, coordinatePrecisionMeters }
    count += await plans.rewriteAll(trx, { ...standing, placeId, ...where })
  }
  return count
}

/** Whether what is asked now is less than what the owner asked for. */
function isLessThan(wish: OptOutWish, { protection: state, isPointSecret }: ProtectionAsked): boolean {
  return wish === 'hide' ? state !== 'hidden' : !isPointSecret
}

/** An operator may everywhere, a board in its region. */
export function mayProtect(author: User, place: Place): boolean {
  const board = roleOf(author, 'board')
  return roleOf(author, 'operator') !== undefined || (board !== undefined && isInRegionOf(board, place))
}

function positionOf({ point, coordinatePrecisionMeters }: Place): Position {
  return { point, precisionMeters: coordinatePrecisionMeters }
}
