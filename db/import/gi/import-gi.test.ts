import { expect, it } from 'vitest'
import type { Database } from '#db/connection.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import { addPrefecture } from '#tests/support/catalog-fixtures.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { fileOf } from '#tests/support/import/sample-files.ts'
import { type GiFile, importGi } from './import-gi.ts'

const HEAD = '登録番号,名称,英語名,よみ,区分,登録年月日,特定農林水産物等の生産地,市区町村,状態'
const TEA = '第１号,見本茶,Sample Tea,みほんちゃ,茶,平成27年12月22日,京都府宇治市,京都府宇治市,登録'
const SAKE = ',見本の酒,Sample Sake,,清酒,2020-06-19,京都府,京都府,指定'

const table = (...rows: string[]) => fileOf([HEAD, ...rows].join('\r\n'), 'register.csv')

async function imported(db: Database, path: string, other: Partial<GiFile> = {}, isDry = false) {
  const source = { sourceName: 'Sample Register', sourceUrl: 'https://register.example', licence: 'CC BY 4.0' }
  return importGi(db, { path, ...source, accepted: new Set(), ...other }, { today: '2026-11-24', isDry })
}

describeOnBothEngines('an import of protected names', (makeDb) => {
  const kyoto = async () => {
    const db = await makeDb()
    await addPrefecture(db)
    return db
  }

  it('records food by its number and alcohol by its name, with area, day and source', async () => {
    const db = await kyoto()
    const outcomes = await imported(db, table(TEA, SAKE))
    expect(outcomes).toMatchObject([
      { line: 2, name: '見本茶', verdict: 'accepted', effect: 'create', reasons: [] },
      { line: 3, name: '見本の酒', verdict: 'accepted', effect: 'create', reasons: [] },
    ])
    expect(await giProducts.findById(db, 'maff-1')).toMatchObject({
      register: 'maff',
      giNumber: 1,
      names: { ja: '見本茶', en: 'Sample Tea', reading: 'みほんちゃ' },
      category: 'tea',
      registeredOn: '2015-12-22',
      productionArea: { ja: '京都府宇治市', en: null },
      isConfirmed: true,
      status: 'registered',
      areas: [{ level: 'municipality', areaCode: '26204', prefectureCode: '26' }],
    })
    expect(await giProducts.findById(db, 'nta-sample-sake')).toMatchObject({
      register: 'nta',
      giNumber: null,
      category: 'sake',
      areas: [{ level: 'prefecture', areaCode: '26', point: null }],
    })
    const [product] = await giProducts.findAll(db)
    const source = await db.selectFrom('sources').selectAll().where('key', '=', product!.sourceKey).executeTakeFirst()
    expect(source).toMatchObject({ title: 'Sample Register', licence: 'CC BY 4.0', url: 'https://register.example' })
  })

  it('brings nothing new a second time, and keeps what a later table leaves empty', async () => {
    const db = await kyoto()
    await imported(db, table(TEA))
    expect(await imported(db, table(TEA))).toMatchObject([{ effect: 'unchanged' }])
    expect(await imported(db, table('1,見本茶,,,茶,,,,取消'))).toMatchObject([{ effect: 'update' }])
    expect(await giProducts.findById(db, 'maff-1')).toMatchObject({
      names: { en: 'Sample Tea', reading: 'みほんちゃ' },
      registeredOn: '2015-12-22',
      status: 'cancelled',
      areas: [{ areaCode: '26204' }],
    })
  })

  it('asks before a number changes its name, and takes the line that somebody has accepted', async () => {
    const db = await kyoto()
    await imported(db, table(TEA))
    const renamed = table('1,別の茶,,,茶,,,,')
    expect(await imported(db, renamed)).toMatchObject([
      { verdict: 'doubtful', effect: null, reasons: [{ kind: 'other_name', found: '見本茶' }] },
    ])
    expect((await giProducts.findById(db, 'maff-1'))!.names.ja).toBe('見本茶')
    await imported(db, renamed, { accepted: new Set([2]) })
    expect((await giProducts.findById(db, 'maff-1'))!.names.ja).toBe('別の茶')
  })

  it('says what is wrong with a row and brings the others', async () => {
    const db = await kyoto()
    const wrong = [
      ['x1', 'number_unreadable'],
      ['2,,,,茶', 'name_missing'],
      ['3,見本三,,,飛行機', 'category_unknown'],
      ['4,見本四,,,茶,2015-02-30', 'date_unreadable'],
      ['5,見本五,,,茶,2030-01-01', 'date_ahead'],
      ['6,見本六,,,茶,,,どこか市', 'area_unknown'],
      ['7,見本七,,,茶,,,,たぶん', 'status_unknown'],
      ['8,<b>見本</b>,,,茶', 'markup_in_name'],
      [',見本九,,,茶', 'number_missing'],
      ['1,見本茶,,,茶', 'product_twice'],
    ] as const
    const outcomes = await imported(db, table(TEA, ...wrong.map(([row]) => row)))
    expect(outcomes[0]).toMatchObject({ effect: 'create' })
    for (const [index, [, kind]] of wrong.entries()) {
      expect(outcomes[index + 1], kind).toMatchObject({ verdict: 'refused', effect: null })
      expect(outcomes[index + 1]!.reasons.map((reason) => reason.kind)).toContain(kind)
    }
    expect(await giProducts.findAll(db)).toHaveLength(1)
  })

  it('writes nothing on trial', async () => {
    const db = await kyoto()
    expect(await imported(db, table(TEA), {}, true)).toMatchObject([{ effect: 'create' }])
    expect(await giProducts.findAll(db)).toEqual([])
    expect(await db.selectFrom('sources').select('key').where('key', 'like', 'gi-import-%').execute()).toEqual([])
  })

  it('refuses a table that is no register', async () => {
    const db = await kyoto()
    await expect(imported(db, fileOf('lat,lng\n35,135\n', 'places.csv'))).rejects.toThrow(
      'no columns were found for name and category, of lat, lng',
    )
  })
})
