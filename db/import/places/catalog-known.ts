import type { Geometry, Position } from 'geojson'
import type { Ground } from '#app/domain/curation/import/check-row.ts'
import { foldName, KnownPlaces } from '#app/domain/curation/import/known-places.ts'
import { PrefectureMap } from '#app/domain/curation/import/prefecture-map.ts'
import { distanceMeters } from '#app/domain/values/geo.ts'
import type { Database } from '../../connection.ts'
import { prefectureOutlines } from '../../prefecture-outlines.ts'
import { findPlacesInForce } from '../../repositories/opt-outs.ts'
import { findAllKnown } from '../../repositories/places-for-import.ts'
import * as regions from '../../repositories/regions.ts'
import { BadFile } from '../bad-file.ts'

export interface Region {
  prefectureCode: string
  municipalityCode: string | null
}

/** Japan's largest municipality reaches about as far from its middle. */
const MUNICIPALITY_METERS = 45_000

/** Where things lie in Japan, and in the region that imports. */
export async function loadGround(db: Database, region: Region | null): Promise<Ground> {
  const prefectures = await regions.findAllPrefectures(db)
  if (prefectures.length === 0) throw new BadFile('the catalog is empty: run `npm run seed` first')
  const municipalities = (
    await Promise.all(prefectures.map(({ code }) => regions.findAllMunicipalities(db, code)))
  ).flat()
  const outlines = [...prefectureOutlines()].map(([code, outline]) => ({
    code,
    polygons: polygonsOf(outline.geometry),
  }))
  const map = new PrefectureMap(outlines, municipalities)
  const byWord = new Map<string, string>()
  for (const { code, nameJa, nameEn } of prefectures) {
    for (const word of [code, String(Number(code)), nameJa, nameJa.replace(/[都府県]$/, ''), nameEn.toLowerCase()]) {
      byWord.set(word, code)
    }
  }
  const towns = new Map<string, string>()
  for (const { code, prefectureCode, nameJa } of municipalities) {
    towns.set(`${prefectureCode} ${code}`, code)
    towns.set(`${prefectureCode} ${nameJa}`, code)
  }
  const own = municipalities.find(({ code }) => code === region?.municipalityCode)?.point
  return {
    locate: (point) => map.locate(point),
    canLieIn: (code, point) => map.canLieIn(code, point),
    prefectureOf: (word) => {
      const plain = word.normalize('NFKC').toLowerCase()
      return byWord.get(plain) ?? byWord.get(plain.replace(/[- ](prefecture|ken|fu|to)$/, '')) ?? null
    },
    municipalityOf: (prefectureCode, word) =>
      towns.get(`${prefectureCode} ${word}`) ?? towns.get(`${prefectureCode} ${word.slice(0, 5)}`) ?? null,
    region: region && {
      ...region,
      holds: (point) => {
        if (own && distanceMeters(own, point) > MUNICIPALITY_METERS) return false
        return map.locate(point)?.code === region.prefectureCode || map.canLieIn(region.prefectureCode, point)
      },
    },
  }
}

function polygonsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : []
}

export interface Catalog {
  places: KnownPlaces
  /** By the numbers under which `places` knows them. */
  ids: string[]
  /** Those whose owners asked to be left out, at their exact points. */
  optedOut: KnownPlaces
  optedOutIds: string[]
}

/** Every place of the catalog as duplicates are told by: about 100 bytes each. */
export async function loadCatalog(db: Database): Promise<Catalog> {
  const catalog: Catalog = { places: new KnownPlaces(), ids: [], optedOut: new KnownPlaces(), optedOutIds: [] }
  for await (const rows of findAllKnown(db)) {
    for (const { id, kind, name_ja, lat, lng } of rows) {
      catalog.places.add(foldName(name_ja), kind, { lat, lng })
      catalog.ids.push(id)
    }
  }
  for (const { id, kind, name_ja, lat, lng } of await findPlacesInForce(db)) {
    catalog.optedOut.add(foldName(name_ja), kind, { lat, lng })
    catalog.optedOutIds.push(id)
  }
  return catalog
}
