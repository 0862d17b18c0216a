import { createHash } from 'node:crypto'
import { recentlyUsed } from '#app/domain/values/recently-used.ts'
import type { Database } from '#db/connection.ts'
import * as areas from '#db/repositories/areas.ts'
import * as dishes from '#db/repositories/dishes.ts'
import * as giProducts from '#db/repositories/gi-products.ts'
import * as places from '#db/repositories/places.ts'
import * as regions from '#db/repositories/regions.ts'
import * as tours from '#db/repositories/tours.ts'
import * as works from '#db/repositories/works.ts'
import { drawPicture, type PictureOf } from './draw-picture.server.ts'

export interface Picture {
  /** PNG. */
  bytes: Uint8Array
  /** A strong entity tag, quotes included. */
  etag: string
}

const KEPT_PICTURES = 200
/** By what is drawn, so that a record which is hidden has none from that moment on. */
const pictures = recentlyUsed<Promise<Picture>>(KEPT_PICTURES)

/** The picture that is shown beside a link to a record; null for one that is not there, or not public. */
export async function findPicture(db: Database, kind: string, id: string): Promise<Picture | null> {
  const of = await (Object.hasOwn(RECORDS, kind) ? RECORDS[kind]!(db, id) : null)
  if (!of) return null
  const key = JSON.stringify(of)
  const known = pictures.get(key)
  if (known) return known
  const drawn = drawPicture(of).then((bytes) => ({
    bytes,
    etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`,
  }))
  pictures.set(key, drawn)
  return drawn
}

const RECORDS: Record<string, (db: Database, id: string) => Promise<PictureOf | null>> = {
  places: async (db, id) => {
    const place = await places.findById(db, id)
    return place ? { points: [place.point], prefectureCodes: [place.prefectureCode] } : null
  },
  works: async (db, id) => {
    const found = await works.findByIdWithScenes(db, id)
    return found ? { points: found.scenes.map(({ place }) => place.point), prefectureCodes: [] } : null
  },
  areas: async (db, id) => {
    const area = await areas.findById(db, id)
    return area ? { points: [area.point], prefectureCodes: area.prefectureCodes } : null
  },
  prefectures: async (db, code) =>
    (await regions.findPrefecture(db, code)) ? { points: [], prefectureCodes: [code] } : null,
  'gi-products': async (db, id) => {
    const product = await giProducts.findById(db, id)
    if (!product) return null
    const codes = [...new Set(product.areas.flatMap(({ prefectureCode }) => prefectureCode ?? []))].sort()
    return { points: [], prefectureCodes: codes }
  },
  dishes: async (db, id) => {
    const dish = await dishes.findById(db, id)
    return dish ? { points: [], prefectureCodes: [dish.prefectureCode] } : null
  },
  tours: async (db, id) => {
    const tour = await tours.findPublishedById(db, id)
    return tour ? { points: [tour.meetingAt], prefectureCodes: [tour.prefectureCode] } : null
  },
}
