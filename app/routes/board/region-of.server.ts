import type { RoleOf } from '#app/domain/access/user.ts'
import type { Names } from '#app/domain/values/locale.ts'
import type { AppContext } from '#app/services/app-context.ts'
import * as regions from '#db/repositories/regions.ts'

/** What a board's region is called: its municipality, or its prefecture. */
export async function regionOf(db: AppContext['db'], role: RoleOf<'board'>): Promise<Names> {
  const region = role.municipalityCode
    ? await regions.findMunicipality(db, role.municipalityCode)
    : await regions.findPrefecture(db, role.prefectureCode)
  return { ja: region?.nameJa ?? '', en: region?.nameEn ?? null, reading: null }
}
