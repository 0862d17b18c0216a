import { expect, it } from 'vitest'
import type { BBox } from '#app/domain/values/geo.ts'
import { addArea, addPlace, addPrefecture, addScene, addServes, addWork } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import type { Database } from '../connection.ts'

import * as places from './places.ts'

const UJI = { lat: 34.89, lng: 135.8 }
const AROUND_UJI: BBox = [135.7, 34.8, 135.9, 35.0]

describeOnBothEngines('places', (makeDb) => {
  it('shows published places and hides drafts, withdrawn and hidden ones everywhere', async () => {
    const db = await withPrefecture(await makeDb())
    await addPlace(db, { id: 'open', lat: 34.891, lng: 135.801 })
    await addPlace(db, { id: 'draft', publication: 'draft' })
    await addPlace(db, { id: 'review', publication: 'review' })
    await addPlace(db, { id: 'withdrawn', publication: 'withdrawn' })
    await addPlace(db, { id: 'hidden', protection: 'hidden' })
    await addWork(db, { id: 'work' })
    for (const id of ['open', 'draft', 'review', 'withdrawn', 'hidden']) await addScene(db, 'work', id)
    const all = ['open', 'draft', 'review', 'withdrawn', 'hidden']

    expect(await Promise.all(all.map((id) => places.findById(db, id)))).toMatchObject([{ id: 'open' }, ...none(4)])
    expect(ids(await places.findAllByIds(db, all))).toEqual(['open'])
    expect(ids(await places.findAllInBBox(db, AROUND_UJI, { limit: 10 }))).toEqual(['open'])
    const near = await places.findAllNear(db, { point: UJI, radiusMeters: 5000 }, { limit: 10 })
    expect(near.map(({ place }) => place.id)).toEqual(['open'])
    expect(ids((await places.searchPlaces(db, { workId: 'work', limit: 10 })).places)).toEqual(['open'])
    expect(candidateIds(await places.findPlanCandidates(db, { workIds: ['work'], placeIds: all }))).toEqual(['open'])
  })

  it('never gives the exact point of a protected place', async () => {
    const db = await withPrefecture(await makeDb())
    await addPlace(db, { id: 'guarded', lat: 34.895, lng: 135.805, protection: 'stand_only_here' })
    const exact = { place_id: 'guarded', lat: 34.8912345, lng: 135.8012345, reason: 'home', recorded_at: 1 }
    await db.insertInto('place_protected_points').values(exact).execute()
    const found = await places.findById(db, 'guarded')
    expect(found?.point).toEqual({ lat: 34.895, lng: 135.805 })
    expect(JSON.stringify(found)).not.toContain('34.8912345')
  })

  it('finds by any of its names, however they are typed, and finds nothing by signs alone', async () => {
    const db = await withPrefecture(await makeDb())
    await addPlace(db, { id: 'oarai', name_ja: '大洗タワー', name_en: 'Ōarai Tower', name_reading: 'おおあらいたわー' })
    await addPlace(db, { id: 'percent', name_ja: '百%の店', name_en: null, name_reading: null })
    const search = async (text: string) => ids((await places.searchPlaces(db, { text, limit: 10 })).places)
    expect(await search('大洗')).toEqual(['oarai'])
    expect(await search('タワー')).toEqual(['oarai'])
    expect(await search('ﾀﾜｰ oarai')).toEqual(['oarai'])
    expect(await search('洗')).toEqual(['oarai'])
    expect(await search('oarai bridge')).toEqual([])
    expect(await search('%')).toEqual([])
    expect(await search('_')).toEqual([])
    expect(await search("' or 1=1 --")).toEqual([])
  })

  it('pages through everything once, and tells the total on each page', async () => {
    const db = await withPrefecture(await makeDb())
    const all = ['a', 'b', 'c', 'd', 'e']
    for (const id of all) await addPlace(db, { id })
    const seen: string[] = []
    let afterId: string | null = null
    do {
      const page: places.FoundPlaces = await places.searchPlaces(db, { limit: 2, afterId })
      expect(page.total).toBe(5)
      expect(page.places.length).toBeLessThanOrEqual(2)
      seen.push(...ids(page.places))
      afterId = page.nextId
    } while (afterId)
    expect(seen).toEqual(all)
  })

  it('filters by kind, box, prefecture and municipality at once', async () => {
    const db = await withPrefecture(await makeDb())
    await addPlace(db, { id: 'temple', kind: 'temple', lat: 34.89, lng: 135.8 })
    await addPlace(db, { id: 'far-temple', kind: 'temple', lat: 35.6, lng: 135.2 })
    await addPlace(db, { id: 'shrine', kind: 'shrine', lat: 34.89, lng: 135.8 })
    const search = { kinds: ['temple'] as const, bbox: AROUND_UJI, prefectureCode: '26', limit: 10 }
    expect(ids((await places.searchPlaces(db, search)).places)).toEqual(['temple'])
    expect((await places.searchPlaces(db, { ...search, municipalityCode: '26204' })).total).toBe(0)
  })

  it('lists what is near from the nearest on, up to the radius', async () => {
    const db = await withPrefecture(await makeDb())
    await addPlace(db, { id: 'far', lat: 34.9, lng: 135.8 }) // 1,112 m
    await addPlace(db, { id: 'near', lat: 34.891, lng: 135.8 }) // 111 m
    const within = async (radiusMeters: number) =>
      (await places.findAllNear(db, { point: UJI, radiusMeters }, { limit: 10 })).map(({ place }) => place.id)
    expect(await within(1100)).toEqual(['near'])
    expect(await within(1120)).toEqual(['near', 'far'])
    expect(await within(100)).toEqual([])
  })

  it('gives the planner an area and the scenes of a work, with works and what is served, without coarse or closed points', async () => {
    const db = await withPrefecture(await makeDb())
    await addArea(db, { id: 'uji', ...UJI, radius_meters: 3000 })
    await addWork(db, { id: 'work' })
    await addPlace(db, { id: 'kitchen', kind: 'restaurant', lat: 34.89, lng: 135.8 })
    await addServes(db, 'kitchen')
    await addPlace(db, { id: 'far-scene', kind: 'scene', lat: 35.6, lng: 135.2 })
    await addScene(db, 'work', 'far-scene')
    await addPlace(db, { id: 'coarse', lat: 34.89, lng: 135.8, coordinate_precision_meters: 3000 })
    await addPlace(db, { id: 'sharp-enough', lat: 34.89, lng: 135.8, coordinate_precision_meters: 2999 })
    await addPlace(db, { id: 'closed', lat: 34.89, lng: 135.8, protection: 'closed' })
    await addPlace(db, { id: 'elsewhere', lat: 35.6, lng: 135.2 })

    expect(candidateIds(await places.findPlanCandidates(db, { areaIds: ['uji'] }))).toEqual(['kitchen', 'sharp-enough'])
    const found = await places.findPlanCandidates(db, { areaIds: ['uji', 'nowhere'], workIds: ['work'] })
    expect(candidateIds(found)).toEqual(['far-scene', 'kitchen', 'sharp-enough'])
    expect(found[0]?.workIds).toEqual(['work'])
    expect(found[1]?.serves).toMatchObject([
      { giProduct: { names: { ja: '見本なす' } }, dish: null, evidence: 'sample' },
    ])
    expect(candidateIds(await places.findPlanCandidates(db, { placeIds: ['coarse'] }))).toEqual(['coarse'])
    expect(await places.findPlanCandidates(db, {})).toEqual([])
  })
})

async function withPrefecture(db: Database): Promise<Database> {
  await addPrefecture(db)
  return db
}

function ids(found: { id: string }[]): string[] {
  return found.map(({ id }) => id)
}

function candidateIds(found: { place: { id: string } }[]): string[] {
  return found.map(({ place }) => place.id)
}

function none(count: number): undefined[] {
  return Array.from({ length: count }, () => undefined)
}
