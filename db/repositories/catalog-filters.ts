import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { fitOf, foldSearchText } from '#app/domain/catalog/search-text.ts'
import type { BBox, Point } from '#app/domain/values/geo.ts'
import type { Schema } from '../schema.ts'

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

export function isInside(eb: ExpressionBuilder<Schema, 'places'>, [west, south, east, north]: BBox) {
  return eb.and([
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

/** Every word of a query occurs somewhere in a folded `search_text`; `%` and `_` are letters like any other. */
export function hasWords<Table extends keyof Schema>(
  eb: ExpressionBuilder<Schema, Table>,
  column: 'places.search_text' | 'works.search_text' | 'gi_products.search_text' | 'dishes.search_text',
  text: string,
) {
  const words = foldSearchText(text).split(' ').filter(Boolean).slice(0, MAX_WORDS)
  return eb.and(words.map((word) => sql<SqlBool>`${sql.ref(column)} like ${likePattern(word)} escape '!'`))
}

export interface Found<Each> {
  /** The best ones. */
  best: Each[]
  /** Of all that match. */
  total: number
}

const FITS = ['whole', 'beginning', 'within'] as const

/** Of all rows that match a query those whose names fit it best; equal ones keep their order. */
export function bestFits<Row extends { search_text: string }>(rows: Row[], text: string, limit: number): Found<Row> {
  const ranked = rows.map((row) => ({ row, rank: FITS.indexOf(fitOf(row.search_text, text)) }))
  ranked.sort((a, b) => a.rank - b.rank)
  return { best: ranked.slice(0, limit).map(({ row }) => row), total: rows.length }
}

function likePattern(word: string): string {
  return `%${word.replaceAll(/[!%_]/g, '!$&')}%`
}
