import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { distanceMeters, type Point } from '#app/domain/values/geo.ts'

/** A point that is written nearer than this to the exact one is the exact one. */
const NEAR_METERS = 60

/** Every way in which a text may tell a coordinate: plain, with a comma, in full width, in millionths, in minutes. */
export function tellsPoint(text: string, point: Point): boolean {
  const plain = text.normalize('NFKC')
  return [point.lat, point.lng].some((degrees) => spellingsOf(degrees).some((spelling) => spelling.test(plain)))
}

function spellingsOf(degrees: number): RegExp[] {
  const whole = Math.trunc(degrees)
  const minutes = (degrees - whole) * 60
  const seconds = Math.trunc((minutes % 1) * 60)
  const decimals = [degrees.toFixed(4), (Math.floor(degrees * 1e4) / 1e4).toFixed(4)].map((each) => each.split('.')[1])
  const minutesInDecimals = (Math.floor(minutes * 100) / 100).toFixed(2).replace('.', '[.,]')
  const mark = '[^0-9]{1,8}'
  return [
    new RegExp(`${whole}(?:[.,]|%2C|%2E)(?:${decimals.join('|')})`),
    // In ten thousandths and finer, without a point: `348943217`.
    new RegExp(`(?<![0-9.])${whole}(?:${decimals.join('|')})[0-9]*(?![0-9]*\\.)`),
    new RegExp(`(?<![0-9])${whole}${mark}${Math.trunc(minutes)}${mark}${seconds}(?![0-9])`),
    new RegExp(`(?<![0-9])${whole}${mark}${minutesInDecimals}`),
  ]
}

/** Whether a vector tile draws a feature with this id at the exact point. */
export function drawsPoint(
  bytes: Uint8Array,
  { z, x, y }: { z: number; x: number; y: number },
  id: string,
  exact: Point,
): boolean {
  const { layers } = new VectorTile(new PbfReader(bytes))
  return Object.values(layers).some((layer) =>
    Array.from({ length: layer.length }, (_, index) => layer.feature(index)).some((feature) => {
      if (feature.properties.id !== id) return false
      const geometry = feature.toGeoJSON(x, y, z).geometry
      if (geometry.type !== 'Point') return true
      const [lng, lat] = geometry.coordinates as [number, number]
      return distanceMeters({ lat, lng }, exact) < NEAR_METERS
    }),
  )
}

/** The tile of a zoom that a point lies in, and those around it. */
export function tilesAround({ lat, lng }: Point, z: number): { z: number; x: number; y: number }[] {
  const count = 2 ** z
  const radians = (lat * Math.PI) / 180
  const x = Math.floor(((lng + 180) / 360) * count)
  const y = Math.floor(((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * count)
  const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => ({ z, x: x + dx, y: y + dy })))
  return around.filter((tile) => tile.x >= 0 && tile.y >= 0 && tile.x < count && tile.y < count)
}
