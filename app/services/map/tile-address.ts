import type { BBox } from '#app/domain/values/geo.ts'

/** A square of the world in web Mercator, as every tiled map counts them. */
export interface TileAddress {
  z: number
  x: number
  y: number
}

export const MAX_TILE_ZOOM = 16
/** Units along a tile's edge. */
export const TILE_EXTENT = 4096

/** Reads `/tiles/{z}/{x}/{y}.mvt`; undefined for whatever is not the one way to write a tile that exists. */
export function parseTileAddress(z = '', x = '', file = ''): TileAddress | undefined {
  const y = /^(.+)\.mvt$/.exec(file)?.[1] ?? ''
  if (![z, x, y].every((part) => /^(0|[1-9]\d{0,5})$/.test(part))) return undefined
  const address = { z: Number(z), x: Number(x), y: Number(y) }
  const perSide = 2 ** address.z
  if (address.z > MAX_TILE_ZOOM || address.x >= perSide || address.y >= perSide) return undefined
  return address
}

/** The tile's box, with a margin for what is drawn across its edge. */
export function bboxOfTile({ z, x, y }: TileAddress, margin = 0): BBox {
  const perSide = 2 ** z
  const lngAt = (column: number) => (column / perSide) * 360 - 180
  const latAt = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / perSide))) * 180) / Math.PI
  return [lngAt(x - margin), latAt(y + 1 + margin), lngAt(x + 1 + margin), latAt(y - margin)]
}

/** Where a point lies in a tile, in units of its extent; outside of 0…4096 in a neighbour. */
export function inTile({ z, x, y }: TileAddress, { lat, lng }: { lat: number; lng: number }): [number, number] {
  const perSide = 2 ** z
  const sin = Math.sin((lat * Math.PI) / 180)
  const column = ((lng + 180) / 360) * perSide
  const row = (0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * perSide
  return [Math.round((column - x) * TILE_EXTENT), Math.round((row - y) * TILE_EXTENT)]
}
