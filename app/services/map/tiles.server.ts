import { createHash } from 'node:crypto'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import { CELL_ZOOM } from '#app/domain/catalog/map-cells.ts'
import { recentlyUsed } from '#app/domain/values/recently-used.ts'
import { projectRoot } from '#db/project-root.ts'
import type { Cluster, Dot } from '#db/repositories/map-cells.ts'
import * as mapCells from '#db/repositories/map-cells.ts'
import * as placeProtection from '#db/repositories/place-protection.ts'
import type { AppContext } from '../app-context.ts'
import { type GroundLayer, readGroundLayers } from './ground-layers.ts'
import { bboxOfTile, inTile, TILE_EXTENT, type TileAddress } from './tile-address.ts'

export interface Tile {
  /** Mapbox vector tile; empty over the open sea. */
  bytes: Uint8Array
  /** A strong entity tag, quotes included. */
  etag: string
}

/** What no revision tells of (an import, the seed) is in all tiles within this time. */
const PLACES_SECONDS = 60
const KEPT_TILES = 500
/** More than this in a tile are told as numbers, or in close views by the first of each cell. */
const CROWD = 250
const MOST_DOTS = 2_000
const CELLS_PER_SIDE = 24
/** Closer views tell each place. */
const LAST_CLUSTERED = 13
/** A tile's side holds two to the power of so many numbers at most. */
const CLUSTER_ZOOMS = 4
/** Half a dot's width beyond the edge, so that no dot is cut. */
const MARGIN = 0.02

type Encodable = Parameters<typeof fromGeojsonVt>[0][string]

let ground: GroundLayer[] | undefined
const groundTiles = recentlyUsed<Uint8Array>(KEPT_TILES)
const tiles = recentlyUsed<Tile & { madeAt: number; change: string }>(KEPT_TILES)
let tilesOf: AppContext['db'] | undefined

/**
 * The tile at an address: the ground from the files, and the public places as they are now. Whatever a board changes (it
 * protects a place, say) is in the next answer of every process.
 */
export async function tileAt({ db, now }: Pick<AppContext, 'db' | 'now'>, address: TileAddress): Promise<Tile> {
  if (tilesOf !== db) tiles.clear()
  tilesOf = db
  const key = `${address.z}/${address.x}/${address.y}`
  const known = tiles.get(key)
  // Asked before the places are read: a change in between makes the tile anew the next time.
  const change = await placeProtection.findNewestChange(db)
  if (known && known.change === change && now() - known.madeAt < PLACES_SECONDS) return known
  const shown = await placesAt(db, address)
  // Layers are a repeated field, so two encoded tiles after one another are one tile with the layers of both.
  const bytes = Buffer.concat([groundAt(address, key), shown])
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
  const tile = { bytes, etag, madeAt: now(), change }
  tiles.set(key, tile)
  return tile
}

function groundAt({ z, x, y }: TileAddress, key: string): Uint8Array {
  const known = groundTiles.get(key)
  if (known) return known
  ground ??= readGroundLayers(projectRoot())
  const layers: Record<string, Encodable> = {}
  for (const { name, fromZoom, untilZoom, index } of ground) {
    const cut = z >= fromZoom && z <= untilZoom ? index.getTile(z, x, y) : null
    if (cut && cut.features.length > 0) layers[name] = cut as unknown as Encodable
  }
  const bytes = encode(layers)
  groundTiles.set(key, bytes)
  return bytes
}

/** The places as dots, or where they would be a crowd as numbers, from the counts that the database keeps. */
async function placesAt(db: AppContext['db'], address: TileAddress): Promise<Uint8Array> {
  if (address.z <= LAST_CLUSTERED && (await mapCells.countInTile(db, address)) > CROWD) {
    const zoom = Math.min(CELL_ZOOM, address.z + CLUSTER_ZOOMS)
    return encodeClusters(address, await mapCells.findClusters(db, address, zoom))
  }
  return encodeDots(address, await mapCells.findDots(db, bboxOfTile(address, MARGIN), MOST_DOTS))
}

function encodeClusters(address: TileAddress, clusters: readonly Cluster[]): Uint8Array {
  const features = clusters.map(({ count, point }) => ({
    type: 1,
    geometry: [inTile(address, point)],
    tags: { count },
  }))
  return encode({ clusters: { features } as unknown as Encodable })
}

function encodeDots(address: TileAddress, found: readonly Dot[]): Uint8Array {
  const points = found.map((dot) => ({ dot, at: inTile(address, dot.point) }))
  const shown = points.length > CROWD ? onePerCell(points) : points
  if (shown.length === 0) return new Uint8Array()
  const features = shown.map(({ dot, at }) => ({
    type: 1,
    geometry: [at],
    tags: {
      id: dot.id,
      name_ja: dot.nameJa,
      ...(dot.nameEn ? { name_en: dot.nameEn } : {}),
      kind: dot.kind,
      isSample: dot.isSample,
    },
  }))
  return encode({ places: { features } as unknown as Encodable })
}

function onePerCell<P extends { at: [number, number] }>(points: readonly P[]): P[] {
  const cell = TILE_EXTENT / CELLS_PER_SIDE
  const first = new Map<string, P>()
  for (const point of points) {
    const key = `${Math.floor(point.at[0] / cell)}:${Math.floor(point.at[1] / cell)}`
    if (!first.has(key)) first.set(key, point)
  }
  return [...first.values()]
}

function encode(layers: Record<string, Encodable>): Uint8Array {
  return fromGeojsonVt(layers, { version: 2, extent: TILE_EXTENT })
}
