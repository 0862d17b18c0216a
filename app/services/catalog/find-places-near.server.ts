import type { PlaceLine } from '#app/domain/catalog/place-line.ts'
import type { Point } from '#app/domain/values/geo.ts'
import type { Database } from '#db/connection.ts'
import * as places from '#db/repositories/places.ts'
import { placeLinesOf } from './place-lines.server.ts'

const MOST = 12

/** The public places nearest to a point, nearest first, each with its great-circle metres. */
export async function findPlacesNear(db: Database, point: Point): Promise<(PlaceLine & { meters: number })[]> {
  const nearest = await places.findNearest(db, point, { count: MOST })
  const lines = await placeLinesOf(
    db,
    nearest.map(({ place }) => place),
  )
  return lines.map((line, index) => ({ ...line, meters: nearest[index]!.meters }))
}
