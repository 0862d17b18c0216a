import { type RawBuilder, sql } from 'kysely'
import {
  CELL_ZOOM,
  COUNTED_ZOOMS,
  type Stretch,
  squareAt,
  stretchesOfBox,
  stretchesOfTile,
} from '#app/domain/catalog/map-cells.ts'
import { type BBox, distanceMeters, type Point } from '#app/domain/values/geo.ts'
import { type Database, isPostgres } from '../connection.ts'

/** A box with more rows of squares than this is looked through without them. */
const MOST_ROWS = 256

interface Tile {
  z: number
  x: number
  y: number
}

/** The ids of public places whose squares meet a box, as a subquery; undefined for a box as high as a region. */
export function idsAround(db: Database, bbox: BBox): RawBuilder<string> | undefined {
  const stretches = stretchesOfBox(bbox, CELL_ZOOM)
  if (stretches.length > MOST_ROWS) return undefined
  return sql<string>`(select d.record_id ${placesOf(db, stretches)})`
}

/** How many dots of the map lie in a tile of zoom 15 or farther. */
export async function countInTile(db: Database, tile: Tile): Promise<number> {
  const level = levelOf(Math.max(COUNTED_ZOOMS[0], tile.z))
  const found = sql<{ count: number | null }>`select sum(c.places) as count
    ${countedOf(db, level, stretchesOfTile(tile, level))}`
  return Number((await found.execute(db)).rows[0]?.count ?? 0)
}

/** Places that a view too far for dots tells as a number. */
export interface Cluster {
  count: number
  /** The middle of the points that visitors may see. */
  point: Point
}

/** The dots of a tile, gathered by the squares of a closer zoom (up to 16): nothing is read but the counts of squares. */
export async function findClusters(db: Database, tile: Tile, zoom: number): Promise<Cluster[]> {
  const level = zoom > COUNTED_ZOOMS[2] ? CELL_ZOOM : levelOf(zoom)
  const stretches = stretchesOfTile(tile, level)
  const shift = level - zoom
  const cell = sql.raw(level === CELL_ZOOM ? 'd.cell' : 'c.cell')
  // Whole numbers are halved towards zero on both engines; a square's number is never below it.
  const square = sql`(${cell} / ${sql.raw(`${2 ** level * 2 ** shift}`)}) * ${sql.raw(`${2 ** level}`)}
    + (${cell} % ${sql.raw(`${2 ** level}`)}) / ${sql.raw(`${2 ** shift}`)}`
  const found =
    level === CELL_ZOOM
      ? sql<ClusterRow>`select ${square} as square, count(*) as count, avg(d.lat) as lat, avg(d.lng) as lng
          ${placesOf(db, stretches)} and d.precision_meters < 3000 group by 1`
      : sql<ClusterRow>`select ${square} as square, sum(c.places) as count,
          sum(c.lat_sum) / 1e6 / sum(c.places) as lat, sum(c.lng_sum) / 1e6 / sum(c.places) as lng
          ${countedOf(db, level, stretches)} group by 1`
  return (await found.execute(db)).rows.map(({ count, lat, lng }) => ({
    count: Number(count),
    point: { lat: Number(lat), lng: Number(lng) },
  }))
}

interface ClusterRow {
  square: number
  count: number
  lat: number
  lng: number
}

/** A point of the map, with what is written at it. */
export interface Dot {
  id: string
  nameJa: string
  nameEn: string | null
  kind: string
  isSample: boolean
  point: Point
}

/** The dots whose squares meet a box, at most so many. */
export async function findDots(db: Database, bbox: BBox, limit: number): Promise<Dot[]> {
  const found = sql<DotRow>`select p.id, p.name_ja, p.name_en, p.kind, p.is_sample, p.lat, p.lng from (
      select d.record_id ${placesOf(db, stretchesOfBox(bbox, CELL_ZOOM))} and d.precision_meters < 3000 limit ${limit}
    ) f join places p on p.id = f.record_id order by p.id`
  return (await found.execute(db)).rows.map((row) => ({
    id: row.id,
    nameJa: row.name_ja,
    nameEn: row.name_en,
    kind: row.kind,
    isSample: row.is_sample === 1,
    point: { lat: row.lat, lng: row.lng },
  }))
}

interface DotRow {
  id: string
  name_ja: string
  name_en: string | null
  kind: string
  is_sample: number
  lat: number
  lng: number
}

/** How far a search for what is nearest goes, in squares of the index from its middle: some 60 km. */
const MOST_SQUARES = 128

/** The ids of the public places nearest to a point, nearest first, with their metres; beyond some 60 km nothing is. */
export async function findNearest(
  db: Database,
  point: Point,
  { count, kind = null }: { count: number; kind?: string | null },
): Promise<{ id: string; meters: number }[]> {
  const { column, row } = squareAt(point, CELL_ZOOM)
  // Of its own cosine: a square is narrower the farther north, and as high as it is wide.
  const squareMeters = (40_075_000 * Math.cos(((Math.abs(point.lat) + 1) * Math.PI) / 180)) / 2 ** CELL_ZOOM
  for (let reach = await firstReach(db, point, count); ; reach = Math.min(MOST_SQUARES, reach * 2)) {
    const stretches = Array.from({ length: 2 * reach + 1 }, (_, at): Stretch => {
      const start = (row - reach + at) * 2 ** CELL_ZOOM + column
      return [start - reach, start + reach]
    })
    const found = sql<{ id: number; lat: number; lng: number }>`select d.id, d.lat, d.lng ${placesOf(db, stretches)}
      ${kind ? sql`and d.kind = ${kind}` : sql``}`
    const nearest = (await found.execute(db)).rows
      .map(({ id, lat, lng }) => ({ id, meters: distanceMeters(point, { lat, lng }) }))
      .filter(({ meters }) => meters <= MOST_SQUARES * squareMeters)
      .sort((a, b) => a.meters - b.meters || a.id - b.id)
    // Whatever lies outside of the squares is farther than their edge.
    const isSure = (nearest[count - 1]?.meters ?? Number.POSITIVE_INFINITY) <= reach * squareMeters
    if (isSure || reach === MOST_SQUARES) return named(db, nearest.slice(0, count))
  }
}

/** So many squares around that what is asked for is likely there, by the count of the wider square. */
async function firstReach(db: Database, point: Point, count: number): Promise<number> {
  const { column, row } = squareAt(point, 13)
  const found = sql<{
    places: number
  }>`select places from map_cells where level = 13 and cell = ${row * 2 ** 13 + column}`
  const inSquare = (await found.execute(db)).rows[0]?.places ?? 0
  if (inSquare === 0) return 8
  // A square of zoom 13 holds 64 of zoom 16; half of what is in a square of squares is in the circle that is sure.
  return Math.min(16, Math.max(1, Math.ceil((Math.sqrt((count * 2 * 64) / inSquare) - 1) / 2)))
}

async function named(db: Database, nearest: readonly { id: number; meters: number }[]) {
  if (nearest.length === 0) return []
  const ids = nearest.map(({ id }) => id)
  const rows = await db.selectFrom('search_documents').select(['id', 'record_id']).where('id', 'in', ids).execute()
  const byId = new Map(rows.map(({ id, record_id }) => [id, record_id]))
  return nearest
    .flatMap(({ id, meters }) => (byId.has(id) ? [{ id: byId.get(id)!, meters }] : []))
    .sort((a, b) => a.meters - b.meters || (a.id < b.id ? -1 : 1))
}

function levelOf(zoom: number): number {
  return COUNTED_ZOOMS.find((level) => level >= zoom) ?? COUNTED_ZOOMS[2]
}

/** `from … where …`: the places in stretches of squares, one after the other; without `offset 0` PostgreSQL reads all. */
function placesOf(db: Database, stretches: readonly Stretch[]): RawBuilder<unknown> {
  return isPostgres(db)
    ? sql`from ${unnested(stretches)} cross join lateral (
        select id, record_id, kind, lat, lng, precision_meters, cell from search_documents
        where cell between r.first and r.last offset 0) d where true`
    : sql`from json_each(${JSON.stringify(stretches)}) r cross join search_documents d
        where d.cell between r.value ->> 0 and r.value ->> 1`
}

function countedOf(db: Database, level: number, stretches: readonly Stretch[]): RawBuilder<unknown> {
  return isPostgres(db)
    ? sql`from ${unnested(stretches)} cross join lateral (
        select * from map_cells where level = ${level} and cell between r.first and r.last offset 0) c where true`
    : sql`from json_each(${JSON.stringify(stretches)}) r cross join map_cells c
        where c.level = ${level} and c.cell between r.value ->> 0 and r.value ->> 1`
}

function unnested(stretches: readonly Stretch[]): RawBuilder<unknown> {
  const [firsts, lasts] = [stretches.map(([first]) => first), stretches.map(([, last]) => last)]
  return sql`unnest(${firsts}::bigint[], ${lasts}::bigint[]) as r (first, last)`
}
