import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { CELL_ZOOM, COUNTED_ZOOMS, squareAt } from '#app/domain/catalog/map-cells.ts'
import { type BBox, distanceMeters, isInBBox } from '#app/domain/values/geo.ts'
import { seeded } from '#scripts/bench/generated-places.ts'
import { addPlace, addPrefecture } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import type { Database } from '../connection.ts'
import * as places from './places.ts'

const UJI = { lat: 34.89, lng: 135.8 }

describeOnBothEngines('the squares of the map', (makeDb) => {
  test('are numbered as the domain numbers them, and count what is there after every kind of change', async () => {
    const { db, points } = await scattered(makeDb)
    await db.updateTable('places').set({ protection: 'hidden' }).where('id', 'in', ['p1', 'p2']).execute()
    await db.updateTable('places').set({ protection: 'open' }).where('id', '=', 'p2').execute()
    await db.updateTable('places').set({ lat: 43.06, lng: 141.35 }).where('id', '=', 'p3').execute()
    await db.updateTable('places').set({ coordinate_precision_meters: 3000 }).where('id', '=', 'p4').execute()
    await db.updateTable('places').set({ coordinate_precision_meters: 100 }).where('id', '=', 'p5').execute()
    await db.updateTable('places').set({ name_en: 'Renamed', search_text: 'renamed' }).where('id', '=', 'p6').execute()
    await db.deleteFrom('places').where('id', 'in', ['p7', 'p8']).execute()
    const dots = new Map(points.map((point) => [point.id, point]))
    for (const gone of ['p1', 'p4', 'p7', 'p8']) dots.delete(gone)
    dots.set('p3', { id: 'p3', lat: 43.06, lng: 141.35 })
    const expected = new Map<string, [number, number, number]>()
    for (const dot of dots.values()) {
      for (const level of COUNTED_ZOOMS) {
        const { column, row } = squareAt(dot, level)
        const key = `${level}:${row * 2 ** level + column}`
        const [count, lat, lng] = expected.get(key) ?? [0, 0, 0]
        expected.set(key, [count + 1, lat + Math.round(dot.lat * 1e6), lng + Math.round(dot.lng * 1e6)])
      }
    }
    const rows = await db.selectFrom('map_cells').selectAll().execute()
    const kept = new Map(rows.map((row) => [`${row.level}:${row.cell}`, [row.places, row.lat_sum, row.lng_sum]]))
    expect(kept).toEqual(expected)
    const cells = await sql<{ record_id: string; cell: number }>`
      select record_id, cell from search_documents where record = 'place' and record_id = 'p3'`.execute(db)
    const { column, row } = squareAt(dots.get('p3')!, CELL_ZOOM)
    expect(cells.rows).toEqual([{ record_id: 'p3', cell: row * 2 ** CELL_ZOOM + column }])
  })

  test('find the same places in a box and around a point as looking at each of them', async () => {
    const { db, points } = await scattered(makeDb)
    const boxes: BBox[] = [
      [135.79, 34.88, 135.81, 34.9],
      [135.8, 34.89, 135.8, 34.89],
      [135.5, 34.6, 136.2, 35.2],
      [130, 30, 140, 40],
    ]
    for (const box of boxes) {
      const inBox = (await places.findAllInBBox(db, box, { limit: 1000 })).map(({ id }) => id)
      const expected = points.filter((point) => isInBBox(point, box)).map(({ id }) => id)
      expect(inBox, box.join()).toEqual(expected.sort())
      expect(expected.length).toBeGreaterThan(0)
    }
    for (const point of [UJI, { lat: 34.7, lng: 135.6 }, { lat: 35.19, lng: 136.1 }]) {
      const found = await places.findNearest(db, point, { count: 10 })
      const expected = points
        .map((each) => ({ id: each.id, meters: distanceMeters(point, each) }))
        .sort((a, b) => a.meters - b.meters || (a.id < b.id ? -1 : 1))
      expect(found.map(({ place }) => place.id)).toEqual(expected.slice(0, 10).map(({ id }) => id))
    }
    expect(await places.findNearest(db, UJI, { count: 3, kind: 'onsen' })).toEqual([])
    expect(await places.findNearest(db, { lat: 43, lng: 141 }, { count: 3 })).toEqual([])
  })
})

/** Places thick around Uji and thin around them, one exactly there. */
async function scattered(makeDb: () => Promise<Database>) {
  const db = await makeDb()
  await addPrefecture(db)
  const random = seeded(11)
  const points = Array.from({ length: 120 }, (_, at) => {
    const spread = at % 3 === 0 ? 0.6 : 0.02
    const near = (degrees: number) => Math.round((degrees + (random() - 0.5) * spread) * 1e6) / 1e6
    return at === 0 ? { id: 'p0', ...UJI } : { id: `p${at}`, lat: near(UJI.lat), lng: near(UJI.lng) }
  })
  await db.transaction().execute(async (trx) => {
    for (const point of points) await addPlace(trx, point)
  })
  return { db, points }
}
