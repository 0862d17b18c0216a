import { beforeAll, describe, expect, it } from 'vitest'
import { addPlace, addPrefecture, addScene, addServes, addWork } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import type { Database } from '../connection.ts'
import * as areas from './areas.ts'
import * as dishes from './dishes.ts'
import * as giProducts from './gi-products.ts'
import * as regions from './regions.ts'
import * as scenes from './scenes.ts'
import * as serves from './serves.ts'
import * as sources from './sources.ts'
import * as works from './works.ts'

describeOnBothEngines('works, scenes and what is served', (makeDb) => {
  it('tells only the scenes and claims of places that are public', async () => {
    const db = await makeDb()
    await addPrefecture(db)
    await addWork(db, { id: 'work' })
    await addWork(db, { id: 'without-places' })
    for (const [id, protection] of [
      ['open', 'open'],
      ['hidden', 'hidden'],
    ] as const) {
      await addPlace(db, { id, protection })
      await addScene(db, 'work', id)
      await addServes(db, id)
    }
    expect((await works.findByIdWithScenes(db, 'work'))?.scenes.map(({ placeId }) => placeId)).toEqual(['open'])
    expect(await scenes.findAllByPlaceId(db, 'open')).toMatchObject([{ work: { id: 'work' }, isConfirmed: false }])
    expect(await scenes.findAllByPlaceId(db, 'hidden')).toEqual([])
    expect((await works.findAll(db)).map(({ id, placeCount }) => [id, placeCount])).toEqual([
      ['without-places', 0],
      ['work', 1],
    ])
    expect((await serves.findAllByGiProductId(db, 'maff-999')).map(({ placeId }) => placeId)).toEqual(['open'])
    expect(await works.findByIdWithScenes(db, 'nothing')).toBeUndefined()
  })
})

describeOnBothEngines('the catalog as it is seeded', (makeDb) => {
  describe('with samples', () => {
    let db: Database
    beforeAll(async () => {
      db = await makeDb('samples')
    })

    it('counts what each area holds, in the order of areas', async () => {
      const all = await areas.findAllWithCounts(db)
      expect(all[0]).toMatchObject({ id: 'uji-kyoto', prefectureCodes: ['26'], counts: { tours: 3 } })
      expect(all.every(({ counts }) => counts.places >= 25 && counts.works >= 3 && counts.eatingPlaces >= 12)).toBe(
        true,
      )
      expect(await areas.findById(db, 'nowhere')).toBeUndefined()
    })

    it('tells works in the order asked for', async () => {
      expect((await works.findAllByIds(db, ['hyouka', 'nothing', 'k-on'])).map(({ id }) => id)).toEqual([
        'hyouka',
        'k-on',
      ])
    })

    it('knows GI products by number, prefecture and name, with their areas', async () => {
      const beef = await giProducts.findById(db, 'maff-126')
      expect(beef).toMatchObject({ giNumber: 126, names: { ja: '飛騨牛' }, isConfirmed: true })
      expect(beef?.areas).toMatchObject([{ level: 'prefecture', prefectureCode: '21', point: null }])
      expect((await giProducts.findAllByPrefecture(db, '26')).map(({ id }) => id)).toEqual(['maff-165', 'maff-37'])
      const all = await giProducts.findAll(db)
      expect([all.length, all[0]?.giNumber, all.at(-1)?.register]).toEqual([178, 1, 'nta'])
      expect(await giProducts.findAllByIds(db, ['nta-nihonshu-sake'])).toMatchObject([{ giNumber: null }])
    })

    it('knows dishes and who serves them', async () => {
      expect((await dishes.findAllByPrefecture(db, '26')).length).toBeGreaterThan(20)
      expect(await dishes.findById(db, 'd26-020')).toMatchObject({ prefectureCode: '26' })
      expect(await dishes.findAllByIds(db, ['d26-020'])).toHaveLength(1)
      const claims = await serves.findAllByDishId(db, 'd26-020')
      expect(claims[0]).toMatchObject({ giProduct: null, dish: { names: { ja: '宇治金時' } }, isSample: true })
      expect(await serves.findAllByPlaceId(db, claims[0]!.placeId)).toHaveLength(1)
    })

    it('knows prefectures from north to south, their municipalities, and every source with its credit', async () => {
      const prefectures = await regions.findAllPrefectures(db)
      expect([prefectures.length, prefectures[0]?.nameEn, prefectures.at(-1)?.code]).toEqual([47, 'Hokkaido', '47'])
      expect(await regions.findPrefecture(db, '26')).toMatchObject({ code: '26', nameJa: '京都府', nameEn: 'Kyoto' })
      expect(await regions.findMunicipality(db, '26204')).toMatchObject({ nameJa: '宇治市', prefectureCode: '26' })
      expect((await regions.findAllMunicipalities(db, '26')).every(({ code }) => code.startsWith('26'))).toBe(true)
      expect((await sources.findAll(db)).every(({ credit }) => credit.ja && credit.en)).toBe(true)
      expect(await sources.findByKey(db, 'geonames')).toMatchObject({ licence: 'CC BY 4.0' })
    })
  })
})
