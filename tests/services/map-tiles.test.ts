import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { expect, test } from 'vitest'
import { loader } from '#app/routes/system/tiles.ts'
import { addPlace, addPrefecture } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines, type MakeDatabase } from '#tests/support/database.ts'

const MINUTE = 60
/** Uji, where the fixtures stand. */
const UJI = { z: 12, x: 3593, y: 1623 }

describeOnBothEngines('map tiles', (makeDb) => {
  test('a tile tells land, railways, stations and the public places in it', async () => {
    const { ask, db } = await aMap(makeDb)
    await addPlace(db, { id: 'shrine', name_ja: '見本神社', name_en: 'Sample Shrine' })
    const { layers } = decode(await bytesOf(await ask(UJI)))
    expect(Object.keys(layers).sort()).toEqual(expect.arrayContaining(['land', 'places', 'rail', 'stations']))
    expect(placesIn(layers)).toEqual([
      { id: 'shrine', name_ja: '見本神社', name_en: 'Sample Shrine', kind: 'shrine', isSample: false },
    ])
  })

  test('no place that is hidden, unpublished or too coarse to stand anywhere is in any tile', async () => {
    const { ask, db } = await aMap(makeDb)
    await addPlace(db, { id: 'hidden', protection: 'hidden' })
    await addPlace(db, { id: 'draft', publication: 'draft' })
    await addPlace(db, { id: 'withdrawn', publication: 'withdrawn' })
    await addPlace(db, { id: 'coarse', coordinate_precision_meters: 3000 })
    await addPlace(db, { id: 'fine', coordinate_precision_meters: 2999 })
    for (let z = 0; z <= 16; z += 1) {
      const { layers } = decode(await bytesOf(await ask(addressOf(z))))
      expect(placesIn(layers).map(({ id }) => id)).toEqual(['fine'])
    }
  })

  test('a place that is hidden leaves the tiles within a minute', async () => {
    const { ask, db, clock } = await aMap(makeDb)
    await addPlace(db, { id: 'shrine' })
    await ask(UJI)
    await db.updateTable('places').set({ protection: 'hidden' }).where('id', '=', 'shrine').execute()
    clock.now += MINUTE
    const { layers } = decode(await bytesOf(await ask(UJI)))
    expect(layers.places).toBeUndefined()
  })

  test('a crowd is told as numbers that keep true, and in close views by some of it, so that a tile stays small', async () => {
    const { ask, db, clock } = await aMap(makeDb)
    for (let index = 0; index < 601; index += 1) await addPlace(db, { id: `p${index}`, lng: 135.8 + index / 100_000 })
    await addPlace(db, { id: 'coarse', coordinate_precision_meters: 3000 })
    const numbers = async (z: number) => {
      const bytes = await bytesOf(await ask(addressOf(z)))
      expect(bytes.byteLength).toBeLessThan(500_000)
      const { clusters } = decode(bytes).layers
      return Array.from({ length: clusters?.length ?? 0 }, (_, at) => Number(clusters!.feature(at).properties.count))
    }
    const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)
    for (let z = 0; z <= 13; z += 1) expect(sum(await numbers(z)), `at zoom ${z}`).toBe(601)
    await db.updateTable('places').set({ protection: 'hidden' }).where('id', '=', 'p0').execute()
    await db.updateTable('places').set({ lat: 43 }).where('id', '=', 'p1').execute()
    await db.deleteFrom('places').where('id', '=', 'p2').execute()
    clock.now += MINUTE
    expect([sum(await numbers(0)), sum(await numbers(10))]).toEqual([599, 598])
    const close = placesIn(decode(await bytesOf(await ask(addressOf(14)))).layers)
    expect(close.length).toBeGreaterThan(0)
    expect(close.length).toBeLessThan(50)
  })
})

describeOnBothEngines('addresses of tiles', (makeDb) => {
  test('the first and the last tile of the closest zoom are there, what lies beyond is not', async () => {
    const { ask } = await aMap(makeDb)
    const status = async (z: string, x: string, file: string) => (await ask({ z, x, file })).status
    expect(await status('0', '0', '0.mvt')).toBe(200)
    expect(await status('16', '65535', '65535.mvt')).toBe(200)
    expect(await status('17', '0', '0.mvt')).toBe(404)
    expect(await status('16', '65536', '0.mvt')).toBe(404)
    expect(await status('16', '0', '65536.mvt')).toBe(404)
    for (const wrong of ['-1', '01', '1.0', '1e1', 'x', '', '٣']) {
      expect(await status('5', wrong, '0.mvt')).toBe(404)
      expect(await status('5', '0', `${wrong}.mvt`)).toBe(404)
      expect(await status(wrong, '0', '0.mvt')).toBe(404)
    }
    expect(await status('5', '0', '0.png')).toBe(404)
    expect(await status('5', '0', '0')).toBe(404)
  })

  test('whoever has a tile already is told so, and another tile has another tag', async () => {
    const { ask } = await aMap(makeDb)
    const etag = (await ask(UJI)).headers.get('etag')!
    expect(etag).toMatch(/^"[\w-]{27}"$/)
    const known = await ask(UJI, { 'if-none-match': `"other", ${etag}` })
    expect(known.status).toBe(304)
    expect(known.headers.get('etag')).toBe(etag)
    expect(await known.text()).toBe('')
    expect((await ask(UJI, { 'if-none-match': '"other"' })).status).toBe(200)
    expect((await ask({ z: 5, x: 28, y: 12 })).headers.get('etag')).not.toBe(etag)
  })
})

type Address = { z: number; x: number; y: number } | { z: string; x: string; file: string }

async function aMap(makeDb: MakeDatabase) {
  const db = await makeDb()
  await addPrefecture(db)
  const clock = { now: 1_795_392_000 }
  const context = { db, now: () => clock.now } as never
  const ask = (address: Address, headers: Record<string, string> = {}) => {
    const file = 'file' in address ? address.file : `${address.y}.mvt`
    const params = { z: String(address.z), x: String(address.x), file }
    return loader({ params, request: new Request('http://meguri.test/tiles', { headers }), context })
  }
  return { db, clock, ask }
}

/** The tile of a zoom that holds the fixtures' point, by the usual formula of slippy maps. */
function addressOf(z: number) {
  const latitude = (34.89 * Math.PI) / 180
  const row = (1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2
  return { z, x: Math.floor(((135.8 + 180) / 360) * 2 ** z), y: Math.floor(row * 2 ** z) }
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile')
  return new Uint8Array(await response.arrayBuffer())
}

function decode(bytes: Uint8Array): VectorTile {
  return new VectorTile(new PbfReader(bytes))
}

function placesIn({ places }: VectorTile['layers']) {
  return Array.from({ length: places?.length ?? 0 }, (_, index) => places!.feature(index).properties)
}
