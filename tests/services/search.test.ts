import { beforeAll, describe, expect, it } from 'vitest'
import { findByName } from '#app/services/catalog/find-by-name.server.ts'
import { searchCatalog } from '#app/services/catalog/search-catalog.server.ts'
import type { Database } from '#db/connection.ts'
import { addPlace, addPrefecture, addWork } from '#tests/support/catalog-fixtures.ts'
import { describeOn, describeOnBothEngines } from '#tests/support/database.ts'

const QUERIES = [
  ...[
    '宇治',
    '宇',
    '橋',
    '神社',
    'うじばし',
    'ウジ',
    'ｳｼﾞ',
    'uji',
    'UJI',
    'bridge uji',
    'kyouto',
    'Kyōto',
    'kyoto',
    '京都',
  ],
  ...[
    '嚴島',
    '严岛',
    'fujisna',
    'ujibasi',
    'ガールズ&パンツア',
    'hida',
    '飛騨牛',
    'sake',
    'temple',
    'na',
    '川 寺',
    'xyzzy',
  ],
]

describeOnBothEngines('a search by name', (makeDb) => {
  const firstOf = async (db: Database, text: string) => (await searchCatalog(db, { text })).places.map(({ id }) => id)

  it('finds a place however its name is typed', async () => {
    const db = await makeDb()
    await addPrefecture(db)
    await addPlace(db, { id: 'garden', name_ja: '縣公園', name_en: 'Agata Park', name_reading: 'あがたこうえん' })
    for (let index = 0; index < 5; index += 1) await addPlace(db, { id: `x${index}`, name_ja: `見本${index}` })
    const ways = [
      '縣公園',
      '県公園',
      '县公园',
      'あがた',
      'アガタ',
      'ｱｶﾞﾀ',
      'agata',
      'Agata Kōen',
      'agata kouen',
      'ＡＧＡＴＡ',
      '園',
      '公園',
    ]
    for (const text of ways) expect(await firstOf(db, text), text).toEqual(['garden'])
  })

  it('forgives one letter', async () => {
    const db = await makeDb()
    await addPrefecture(db)
    await addPlace(db, { id: 'shibuya', name_ja: '渋谷交差点', name_en: 'Shibuya Crossing' })
    for (const text of ['shibuyo', 'sihbuya', 'shibua', 'shibuyaa', '渋谷交叉点', 'crossng']) {
      expect(await firstOf(db, text), text).toEqual(['shibuya'])
    }
    expect(await firstOf(db, 'shbyua')).toEqual([])
    expect(await firstOf(db, 'sbi')).toEqual([])
  })

  it('looks at the ends of long Latin words when nothing begins so', async () => {
    const db = await makeDb()
    await addPrefecture(db)
    await addPlace(db, { id: 'inside', name_en: 'Ritsurinkoen' })
    expect(await firstOf(db, 'rinkoen')).toEqual(['inside'])
  })

  it('puts what lies near before what is far, and keeps to a box, a kind and a prefecture', async () => {
    const db = await makeDb()
    await addPrefecture(db)
    await addPlace(db, { id: 'a-far', name_ja: '見本寺', kind: 'temple', lat: 35.5, lng: 135.2 })
    await addPlace(db, { id: 'b-near', name_ja: '見本寺', kind: 'temple', lat: 34.88, lng: 135.8 })
    await addPlace(db, { id: 'c-park', name_ja: '見本寺', kind: 'park', lat: 34.87, lng: 135.81 })
    const ids = async (more: object) =>
      (await searchCatalog(db, { text: '見本寺', ...more })).places.map(({ id }) => id)
    expect(await ids({})).toEqual(['a-far', 'b-near', 'c-park'])
    expect(await ids({ near: { lat: 34.88, lng: 135.8 } })).toEqual(['b-near', 'c-park', 'a-far'])
    expect(await ids({ bbox: [135.7, 34.8, 135.9, 34.9] })).toEqual(['b-near', 'c-park'])
    expect(await ids({ kind: 'park' })).toEqual(['c-park'])
    expect(await ids({ prefectureCode: '13' })).toEqual([])
    const { kinds } = await searchCatalog(db, { text: '見本寺' })
    expect(kinds).toEqual([
      { key: 'temple', count: 2 },
      { key: 'park', count: 1 },
    ])
  })

  it('knows a change at once: a new name, a hidden place, a withdrawn one, one that is gone', async () => {
    const db = await makeDb()
    await addPrefecture(db)
    await addWork(db, { id: 'work', title_ja: '見本作品' })
    for (const id of ['renamed', 'hidden', 'withdrawn', 'gone']) await addPlace(db, { id, name_ja: '見本橋' })
    expect(await firstOf(db, '見本橋')).toHaveLength(4)
    await db.updateTable('places').set({ search_text: '新橋' }).where('id', '=', 'renamed').execute()
    await db.updateTable('places').set({ protection: 'hidden' }).where('id', '=', 'hidden').execute()
    await db.updateTable('places').set({ publication: 'withdrawn' }).where('id', '=', 'withdrawn').execute()
    await db.deleteFrom('places').where('id', '=', 'gone').execute()
    expect(await firstOf(db, '見本橋')).toEqual([])
    expect(await firstOf(db, '新橋')).toEqual(['renamed'])
    await db.updateTable('places').set({ protection: 'open' }).where('id', '=', 'hidden').execute()
    expect(await firstOf(db, '見本橋')).toEqual(['hidden'])
    expect((await searchCatalog(db, { text: '見本作' })).works.map(({ id }) => id)).toEqual(['work'])
  })

  it('weighs the best of a word that thousands have', async () => {
    const db = await makeDb()
    await addPrefecture(db)
    await db.transaction().execute(async (trx) => {
      for (let index = 0; index < 700; index += 1)
        await addPlace(trx, { id: `z${index}`, name_ja: `見本${index}号公園` })
      await addPlace(trx, { id: 'whole', name_ja: '公園' })
      await addPlace(trx, { id: 'notable', name_ja: '大公園', significance: 3 })
    })
    const { hits, isMore } = await findByName(db, { text: '公園', records: ['place'] })
    expect([isMore, hits[0]?.recordId, hits[1]?.recordId]).toEqual([true, 'whole', 'notable'])
  })
})

describeOn('sqlite', 'the same catalog', (makeSqlite) => {
  describeOn('postgres', 'beside it', (makePostgres) => {
    const both: Database[] = []
    beforeAll(async () => {
      for (const makeDb of [makeSqlite, makePostgres]) {
        both.push(await makeDb('catalog'))
      }
    })

    it('answers the same on both engines, in the same order', async () => {
      for (const text of QUERIES) {
        const [one, other] = await Promise.all(both.map((db) => searchCatalog(db, { text })))
        expect(other, text).toEqual(one)
      }
    })

    describe('in any script', () => {
      it.each([
        ['uji', 'areas', 'uji-kyoto'],
        ['うじ', 'areas', 'uji-kyoto'],
        ['宇治', 'areas', 'uji-kyoto'],
        ['ガールズ', 'works', 'girls-und-panzer'],
        ['girls und panzr', 'works', 'girls-und-panzer'],
        ['飛騨牛', 'giProducts', 'maff-126'],
        ['飞騨牛', 'giProducts', 'maff-126'],
        ['hida', 'giProducts', 'maff-126'],
      ] as const)('%s is among the %s', async (text, group, id) => {
        const found = await searchCatalog(both[0]!, { text })
        expect((found[group] as { id: string }[]).map((each) => each.id)).toContain(id)
      })
    })
  })
})
