import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bboxClip, simplify } from '@turf/turf'
import type { Feature, MultiPolygon, Position } from 'geojson'
import { mesh } from 'topojson-client'
import { onSheet, SHEET, sheetCorner } from '#app/ui/catalog/japan-map.ts'
import { projectRoot } from '#db/project-root.ts'

/**
 * Draws `public/japan.svg`, the ground of the front page's map, from our own land and prefecture shapes
 * (MLIT 国土数値情報 行政区域; the credit line is in `geo-data/land/SOURCE.md` and on the credits page).
 * Run it again when those shapes change: `npx tsx scripts/make-japan-outline.ts`.
 */
const TOLERANCE_DEGREES = 0.007
const SMALLEST_ISLAND_UNITS = 30
/** A little beyond the sheet, so that its edge cuts the land and draws no line there. */
const BEYOND_DEGREES = 0.2

const corner = sheetCorner()
const clip: [number, number, number, number] = [
  SHEET.west - BEYOND_DEGREES,
  corner.lat - BEYOND_DEGREES,
  corner.lng + BEYOND_DEGREES,
  SHEET.north + BEYOND_DEGREES,
]
const land = bboxClip(readJson<Feature<MultiPolygon>>('land/land.geojson'), clip)
const shores = simplify(land, { tolerance: TOLERANCE_DEGREES, highQuality: true }).geometry
  .coordinates as Position[][][]
const topology = readJson<Parameters<typeof mesh>[0]>('prefectures/prefectures.topojson')
const inner = mesh(topology, topology.objects.pref as Parameters<typeof mesh>[1], (one, other) => one !== other)
const borders = simplify(bboxClip({ type: 'Feature', properties: {}, geometry: inner }, clip), {
  tolerance: TOLERANCE_DEGREES,
  highQuality: true,
}).geometry.coordinates as Position[][]

const landPath = shores.flatMap((polygon) =>
  polygon.filter((ring) => sizeOf(ring) > SMALLEST_ISLAND_UNITS).map((ring) => `${pathOf(ring)}z`),
)
const borderPath = borders.filter((line) => line.length > 1).map(pathOf)
const file = join(projectRoot(), 'public/japan.svg')
writeFileSync(
  file,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SHEET.width} ${SHEET.height}">
<title>Japan</title>
<!-- 「国土数値情報(行政区域データ)」(国土交通省)を加工して作成 -->
<path id="land" d="${landPath.join('')}"/>
<path id="borders" fill="none" d="${borderPath.join('')}"/>
</svg>
`,
)
console.log(`${file}: ${readFileSync(file).length} bytes`)

/** Whole units, each step told from the one before. */
function pathOf(line: Position[]): string {
  let [x, y] = [0, 0]
  return line
    .map(([lng, lat], index) => {
      const point = onSheet({ lng: lng!, lat: lat! })
      const [dx, dy] = [Math.round(point.x) - x, Math.round(point.y) - y]
      x += dx
      y += dy
      return index === 0 ? `M${dx} ${dy}l` : `${dx} ${dy}`
    })
    .join(' ')
    .replaceAll(' -', '-')
    .replaceAll('l ', 'l')
}

/** Area of a ring in square units. */
function sizeOf(ring: Position[]): number {
  const points = ring.map(([lng, lat]) => onSheet({ lng: lng!, lat: lat! }))
  const doubled = points.reduce((sum, point, index) => {
    const next = points[(index + 1) % points.length]!
    return sum + point.x * next.y - next.x * point.y
  }, 0)
  return Math.abs(doubled) / 2
}

function readJson<Json>(path: string): Json {
  return JSON.parse(readFileSync(join(projectRoot(), 'geo-data', path), 'utf8')) as Json
}
