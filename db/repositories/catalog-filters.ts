import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { foldSearchText } from '#app/domain/catalog/search-text.ts'
import type { BBox, Point } from '#app/domain/values/geo.ts'
import type { Database } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { idsAround } from './map-cells.ts'

const METERS_PER_DEGREE = 111_195
const MAX_WORDS = 8

export interface Circle {
  point: Point
  radiusMeters: number
}

/** Places that everybody may see; the only door of public queries to the table. */
export function isPublic(eb: ExpressionBuilder<Schema, 'places'>) {
  return eb.and([eb('places.publication', '=', 'published'), eb('places.protection', '<>', 'hidden')])
}

/** Whether a place lies in a box; the squares of the map find those of a small one. */
export function isInside(db: Database, eb: ExpressionBuilder<Schema, 'places'>, bbox: BBox) {
  const [west, south, east, north] = bbox
  const around = idsAround(db, bbox)
  return eb.and([
    ...(around ? [eb('places.id', 'in', around)] : []),
    eb('places.lat', '>=', south),
    eb('places.lat', '<=', north),
    eb('places.lng', '>=', west),
    eb('places.lng', '<=', east),
  ])
}

/** The box that holds a circle; what is in its corners is sorted out by distance. */
export function boxAround({ point: { lat, lng }, radiusMeters }: Circle): BBox {
  const dLat = radiusMeters / METERS_PER_DEGREE
  const dLng = dLat / Math.cos(((Math.abs(lat) + dLat) * Math.PI) / 180)
  return [lng - dLng, lat - dLat, lng + dLng, lat + dLat]
}

/** Every word of a query occurs somewhere in a folded `search_text`; a query of signs alone is in none. */
export function hasWords<Table extends keyof Schema>(
  eb: ExpressionBuilder<Schema, Table>,
  column: 'places.search_text' | 'works.search_text' | 'gi_products.search_text' | 'dishes.search_text',
  text: string,
) {
  const words = foldSearchText(text).split(' ').filter(Boolean).slice(0, MAX_WORDS)
  if (words.length === 0 && text.trim()) return sql<SqlBool>`1 = 0`
  return eb.and(words.map((word) => sql<SqlBool>`${sql.ref(column)} like ${likePattern(word)} escape '!'`))
}

function likePattern(word: string): string {
  return `%${word.replaceAll(/[!%_]/g, '!$&')}%`
}
