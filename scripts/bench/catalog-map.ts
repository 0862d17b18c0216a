import { stretchesOfBox } from '#app/domain/catalog/map-cells.ts'
import type { BBox, Point } from '#app/domain/values/geo.ts'
import { tileAt } from '#app/services/map/tiles.server.ts'
import type { Database } from '#db/connection.ts'
import * as mapCells from '#db/repositories/map-cells.ts'
import * as places from '#db/repositories/places.ts'
import { type Figure, percentile } from './figure.ts'
import { seeded } from './generated-places.ts'

type Print = (figure: Omit<Figure, 'bench'>) => void

const SAMPLES = 200
const NOW = 1_795_392_000
/** Wherever there are places, thick or thin; the first town has the most. */
const FINEST_ZOOM = 14

/** Nearest places, boxes and tiles: the CPU of this process and, where the database is another one, the time until the answer. */
export async function benchMap(db: Database, print: Print): Promise<void> {
  const random = seeded(3)
  const points: Point[] = []
  const total = await db
    .selectFrom('search_documents')
    .select(({ fn }) => fn.max<number>('id').as('id'))
    .executeTakeFirstOrThrow()
  while (points.length < SAMPLES) {
    const id = Math.floor(random() * Number(total.id))
    const row = await db.selectFrom('search_documents').select(['lat', 'lng']).where('id', '=', id).executeTakeFirst()
    if (row?.lat && row.lng) points.push({ lat: row.lat + random() * 0.01, lng: row.lng + random() * 0.01 })
  }
  await tell(print, 'nearest ten', 1, points, (point) => places.findNearest(db, point, { count: 10 }))
  const boxes = await Promise.all(points.map((point) => boxOfAHundred(db, point)))
  await tell(print, 'box of 100 places', 2, boxes, (bbox) => places.findAllInBBox(db, bbox, { limit: 200 }))
  for (const zoom of [0, 5, 7, 8, 10, 12, FINEST_ZOOM]) {
    const tiles = [
      ...new Map(points.map((point) => tileOf(point, zoom)).map((tile) => [`${tile.x}/${tile.y}`, tile])).values(),
    ]
    // The ground under the places is kept for longer than they are.
    for (const tile of tiles) await tileAt({ db, now: () => 0 }, tile)
    await tell(print, `fresh tile of zoom ${zoom}`, 2, tiles, (tile) => tileAt({ db, now: () => NOW }, tile))
    await tell(print, `cached tile of zoom ${zoom}`, 0.16, tiles, (tile) => tileAt({ db, now: () => NOW }, tile))
    const bytes = await Promise.all(
      tiles.map(async (tile) => (await tileAt({ db, now: () => NOW }, tile)).bytes.byteLength),
    )
    print({ figure: `largest tile of zoom ${zoom}`, value: Math.max(...bytes) / 1000, unit: 'kB', target: 500 })
  }
}

async function tell<Input>(
  print: Print,
  figure: string,
  target: number,
  inputs: readonly Input[],
  run: (input: Input) => Promise<unknown>,
) {
  const walls: number[] = []
  const cpu = process.cpuUsage()
  for (const input of inputs) {
    const startedAt = performance.now()
    await run(input)
    walls.push(performance.now() - startedAt)
  }
  const { user, system } = process.cpuUsage(cpu)
  print({ figure: `${figure}, CPU`, value: (user + system) / 1000 / inputs.length, unit: 'ms', target })
  print({ figure: `${figure} p50`, value: percentile(walls, 0.5), unit: 'ms', target })
  print({ figure: `${figure} p99`, value: percentile(walls, 0.99), unit: 'ms' })
}

/** A box around a point that grows until it holds about a hundred places. */
async function boxOfAHundred(db: Database, { lat, lng }: Point): Promise<BBox> {
  const nearest = await mapCells.findNearest(db, { lat, lng }, { count: 80 })
  const half = (nearest.at(-1)?.meters ?? 5000) / 111_000
  const bbox: BBox = [lng - half / 0.8, lat - half, lng + half / 0.8, lat + half]
  return stretchesOfBox(bbox, 16).length < 200 ? bbox : [lng - 0.1, lat - 0.1, lng + 0.1, lat + 0.1]
}

function tileOf({ lat, lng }: Point, z: number) {
  const [bbox] = [stretchesOfBox([lng, lat, lng, lat], z)]
  const [cell] = bbox[0]!
  return { z, x: cell % 2 ** z, y: Math.floor(cell / 2 ** z) }
}
