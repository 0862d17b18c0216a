import type { FindArea } from '#app/domain/curation/import/gi-row.ts'
import type { Database } from '../../connection.ts'

/** Finds areas by code or by name; a municipality's name alone does where only one in Japan is called so. */
export async function areaFinder(db: Database): Promise<FindArea> {
  const prefectures = await db.selectFrom('prefectures').select(['code', 'name_ja']).execute()
  const municipalities = await db
    .selectFrom('municipalities')
    .select(['code', 'prefecture_code', 'name_ja'])
    .orderBy('code')
    .execute()
  const codes = new Map<string, string | null>([
    ['日本', 'JP'],
    ['日本国', 'JP'],
    ['日本全国', 'JP'],
    ['JP', 'JP'],
  ])
  const prefectureNames = new Map(prefectures.map(({ code, name_ja }) => [code, name_ja]))
  for (const { code, name_ja } of prefectures) {
    codes.set(code, code)
    codes.set(name_ja, code)
  }
  for (const { code, prefecture_code, name_ja } of municipalities) {
    codes.set(code, code)
    codes.set(`${prefectureNames.get(prefecture_code)}${name_ja}`, code)
    // Fuchu is a city in Tokyo and one in Hiroshima: such a name says nothing.
    codes.set(name_ja, codes.has(name_ja) ? null : code)
  }
  return (text) => codes.get(text.normalize('NFKC').replace(/\s+/g, '')) ?? null
}
