import type { RegionGround } from '#app/domain/curation/coordinates.ts'
import type { Database } from '#db/connection.ts'
import { prefectureOutlines } from '#db/prefecture-outlines.ts'
import type { BoardRegion } from '#db/repositories/places-for-board.ts'
import * as regions from '#db/repositories/regions.ts'

/** Where a board's region lies, for judging a point that is recorded in it. */
export async function findRegionGround(db: Database, region: BoardRegion): Promise<RegionGround> {
  const municipalities = await regions.findAllMunicipalities(db, region.prefectureCode)
  return {
    outline: prefectureOutlines().get(region.prefectureCode)!,
    municipalities: municipalities.map(({ point }) => point),
    own: municipalities.find(({ code }) => code === region.municipalityCode)?.point ?? null,
  }
}
