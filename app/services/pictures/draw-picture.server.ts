import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderAsync } from '@resvg/resvg-js'
import type { Feature, FeatureCollection, Position } from 'geojson'
import { feature } from 'topojson-client'
import type { Point } from '#app/domain/values/geo.ts'
import { projectRoot } from '#db/project-root.ts'

/** What Open Graph asks for, in pixels. */
export const PICTURE = { width: 1200, height: 630 }

export interface PictureOf {
  /** What the page is about; only public points. */
  points: readonly Point[]
  /** Prefectures to show in full colour. */
  prefectureCodes: readonly string[]
}

const PAPER = '#fbf9f4'
const LAND = '#e9e3d6'
const OWN = '#f3c9bd'
const BORDER = '#fbf9f4'
const ACCENT = '#b3341f'
/** A lone place is shown with so many degrees of longitude around it. */
const LEAST_DEGREES = 4.2
/** Room around the outermost points. */
const MARGIN = 1.35
const RADIUS = 13
const NARROWING = Math.cos((36 * Math.PI) / 180)

interface Shape {
  /** Null for a lake. */
  code: string | null
  rings: Position[][]
  box: Box
}

type Box = [west: number, south: number, east: number, north: number]

let shapes: Shape[] | undefined

/** A sketch of where in Japan a record lies, as PNG. It has no words: whoever shows it writes the title beside it. */
export async function drawPicture(of: PictureOf): Promise<Uint8Array> {
  const image = await renderAsync(pictureSvg(of), { font: { loadSystemFonts: false } })
  return image.asPng()
}

export function pictureSvg({ points, prefectureCodes }: PictureOf): string {
  shapes ??= readShapes()
  const own = new Set(prefectureCodes)
  const box = frameOf(
    points.length > 0
      ? points
      : cornersOf(shapes.filter(({ code }) => code !== null && (own.size === 0 || own.has(code)))),
  )
  const scale = PICTURE.width / (box[2] - box[0])
  const x = (lng: number) => ((lng - box[0]) * scale).toFixed(1)
  const y = (lat: number) => (((box[3] - lat) * scale) / NARROWING).toFixed(1)
  const land = shapes
    .filter((shape) => overlaps(shape.box, box))
    .map(({ code, rings }) => {
      const path = rings.map((ring) => `M${ring.map(([lng, lat]) => `${x(lng!)} ${y(lat!)}`).join('L')}Z`).join('')
      return `<path d="${path}" fill="${code === null ? PAPER : own.has(code) ? OWN : LAND}" stroke="${BORDER}" stroke-width="1.5"/>`
    })
  const dots = points.map(
    ({ lat, lng }) =>
      `<circle cx="${x(lng)}" cy="${y(lat)}" r="${RADIUS}" fill="${ACCENT}" stroke="${PAPER}" stroke-width="4"/>`,
  )
  const { width, height } = PICTURE
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="${width}" height="${height}" fill="${PAPER}"/>${land.join('')}${dots.join('')}${SIGN}</svg>`
}

/** Our sign in the corner, on a ground of its own. */
const SIGN = `<g transform="translate(40 478) scale(3.5)"><rect width="32" height="32" rx="7" fill="${PAPER}"/><path d="M16 6a10 10 0 1 1-7.1 2.9" fill="none" stroke="${ACCENT}" stroke-width="3" stroke-linecap="round"/><circle cx="16" cy="6" r="2.6" fill="${ACCENT}"/><circle cx="25.5" cy="18.5" r="2.6" fill="#1d1b18"/><circle cx="10" cy="24" r="2.6" fill="#1d1b18"/></g>`

/** All points with room around them, in the shape of the picture. */
function frameOf(points: readonly Point[]): Box {
  const lngs = points.map(({ lng }) => lng)
  const lats = points.map(({ lat }) => lat)
  const [west, east, south, north] = [Math.min(...lngs), Math.max(...lngs), Math.min(...lats), Math.max(...lats)]
  const shape = (PICTURE.height / PICTURE.width) * NARROWING
  const width = Math.max(LEAST_DEGREES, (east - west) * MARGIN, ((north - south) * MARGIN) / shape)
  const [lng, lat] = [(west + east) / 2, (south + north) / 2]
  return [lng - width / 2, lat - (width * shape) / 2, lng + width / 2, lat + (width * shape) / 2]
}

function cornersOf(of: readonly Shape[]): Point[] {
  return of.flatMap(({ box: [west, south, east, north] }) => [
    { lat: south, lng: west },
    { lat: north, lng: east },
  ])
}

function overlaps(a: Box, b: Box): boolean {
  return a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
}

/** Prefectures, then the lakes within them. */
function readShapes(): Shape[] {
  const read = (path: string) => JSON.parse(readFileSync(join(projectRoot(), 'geo-data', path), 'utf8'))
  const topology = read('prefectures/prefectures.topojson')
  const prefectures = feature(topology, topology.objects.pref) as unknown as FeatureCollection
  const lakes: FeatureCollection = read('land/lakes.geojson')
  return [
    ...prefectures.features.map((each) => shapeOf(each, String(each.properties?.code))),
    ...lakes.features.map((each) => shapeOf(each, null)),
  ]
}

function shapeOf({ geometry }: Feature, code: string | null): Shape {
  const rings =
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates.flat()
      : geometry.type === 'Polygon'
        ? geometry.coordinates
        : []
  const at = rings.flat()
  const lngs = at.map(([lng]) => lng!)
  const lats = at.map(([, lat]) => lat!)
  return { code, rings, box: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)] }
}
