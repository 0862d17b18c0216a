import type { Municipality, Prefecture } from '#app/domain/catalog/region.ts'
import type { Names } from '#app/domain/values/locale.ts'
import type { Database } from '../connection.ts'
import type { Row } from '../schema.ts'

/** All 47, from north to south. */
export async function findAllPrefectures(db: Database): Promise<Prefecture[]> {
  return (await db.selectFrom('prefectures').selectAll().orderBy('code').execute()).map(prefectureOf)
}

export async function findPrefecture(db: Database, code: string): Promise<Prefecture | undefined> {
  const row = await db.selectFrom('prefectures').selectAll().where('code', '=', code).executeTakeFirst()
  return row && prefectureOf(row)
}

export async function findMunicipality(db: Database, code: string): Promise<Municipality | undefined> {
  const row = await db.selectFrom('municipalities').selectAll().where('code', '=', code).executeTakeFirst()
  return row && municipalityOf(row)
}

/** Municipalities by their code, in one query; unknown ones are left out. */
export async function findMunicipalities(db: Database, codes: readonly string[]): Promise<Map<string, Municipality>> {
  if (codes.length === 0) return new Map()
  const rows = await db
    .selectFrom('municipalities')
    .selectAll()
    .where('code', 'in', [...new Set(codes)])
    .execute()
  return new Map(rows.map((row) => [row.code, municipalityOf(row)]))
}

/** Cities, towns, villages and wards of a prefecture, by code. */
export async function findAllMunicipalities(db: Database, prefectureCode: string): Promise<Municipality[]> {
  const rows = await db
    .selectFrom('municipalities')
    .selectAll()
    .where('prefecture_code', '=', prefectureCode)
    .orderBy('code')
    .execute()
  return rows.map(municipalityOf)
}

/** A prefecture, city, town, village or ward as a search finds it. */
export interface Town {
  code: string
  names: Names
  /** Its own, or itself. */
  prefecture: Prefecture
}

/** Prefectures (two digits) and municipalities (five) in the order of the codes; unknown ones are left out. */
export async function findTowns(db: Database, codes: readonly string[]): Promise<Town[]> {
  if (codes.length === 0) return []
  const prefectures = await findAllPrefectures(db)
  const municipalities = await findMunicipalities(
    db,
    codes.filter((code) => code.length > 2),
  )
  const townOf = (of: { code: string; nameJa: string; nameEn: string | null }, prefecture: Prefecture): Town => ({
    code: of.code,
    names: { ja: of.nameJa, en: of.nameEn, reading: null },
    prefecture,
  })
  const prefectureOfCode = (code: string) => prefectures.find((each) => each.code === code)
  return codes.flatMap((code) => {
    const municipality = municipalities.get(code)
    const prefecture = prefectureOfCode(municipality?.prefectureCode ?? code)
    return prefecture ? townOf(municipality ?? prefecture, prefecture) : []
  })
}

function prefectureOf(row: Row<'prefectures'>): Prefecture {
  return { code: row.code, nameJa: row.name_ja, nameEn: row.name_en, sourceKey: row.source_key }
}

function municipalityOf(row: Row<'municipalities'>): Municipality {
  return {
    code: row.code,
    prefectureCode: row.prefecture_code,
    level: row.level,
    nameJa: row.name_ja,
    nameEn: row.name_en,
    point: { lat: row.lat, lng: row.lng },
  }
}
