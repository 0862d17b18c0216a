import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { booleanPointInPolygon, pointToPolygonDistance, point as turfPoint } from '@turf/turf'
import type { Feature, MultiPolygon, Polygon } from 'geojson'
import OpeningHours from 'opening_hours'
import { feature } from 'topojson-client'
import { describe, expect, it } from 'vitest'
import { type ComfortDay, type ComfortLevel, overlaps } from '#app/domain/catalog/comfort.ts'
import { distanceMeters, isInJapan } from '#app/domain/values/geo.ts'
import { projectRoot } from '#db/project-root.ts'
import { pointOf, type Row, rows } from './geo-data-rows.ts'

const ROOT = join(projectRoot(), 'geo-data')
const json = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'))

const sources = new Set(rows('sources.csv').map(({ key }) => key))
const places = ['scenes', 'landmarks', 'heritage'].flatMap((folder) => rows(`${folder}/places.csv`))
const samples = rows('demo/places.csv')
const areas = rows('areas/areas.csv')
const scenes = rows('scenes/scenes.csv')
const tours: DemoTour[] = json('demo/tours.json')

interface DemoTour {
  id: string
  area_id: string
  guide_id: string
  prefecture_code: string
  meeting: { lat: number; lng: number }
  end: { lat: number; lng: number }
  cancellation_policy: string
  links: { kind: string; ref_id: string }[]
}

/** On Kamishima, Mushima and Tomogashima, which the simplified prefecture shapes leave out; read by eye on the map. */
const ON_ISLANDS_WITHOUT_SHAPE = new Set([
  '神島八代神社',
  '神島剣池',
  '監的硝',
  'ニワの浜',
  '大石山',
  '神島灯台',
  '友ヶ島 第3砲台跡',
])
const MOST_KM_OUTSIDE = 5

describe('geo-data', () => {
  it('says of places that exist, once each, how far one would go for them', () => {
    const judged = rows('landmarks/significance.csv')
    const known = new Set(places.map(({ id }) => id))
    expect(judged.filter(({ place_id }) => !known.has(place_id!))).toEqual([])
    expect(new Set(judged.map(({ place_id }) => place_id)).size).toBe(judged.length)
    for (const { significance } of judged) expect(['1', '2', '3']).toContain(significance)
  })

  it('says one thing of each hour at which a place is pressed, of places that exist', () => {
    const known = new Set(places.map(({ id }) => id))
    const patterns = rows('comfort/comfort.csv').map((row) => ({
      id: row.place_id!,
      days: row.days!.split(';') as ComfortDay[],
      fromHour: Number(row.from_hour),
      toHour: Number(row.to_hour),
      level: row.level as ComfortLevel,
      months: row.months ? row.months.split(';').map(Number) : null,
    }))
    expect(patterns.filter(({ id }) => !known.has(id))).toEqual([])
    expect(patterns.filter(({ fromHour, toHour }) => fromHour >= toHour || toHour > 24)).toEqual([])
    const twice = patterns.filter((one, at) =>
      patterns.some((other, index) => index > at && other.id === one.id && overlaps(one, other)),
    )
    expect(twice).toEqual([])
  })

  it('names an existing source in every record', () => {
    const files = listFiles(ROOT).filter((path) => path.endsWith('.csv') && path !== 'sources.csv')
    const bad = files.flatMap((path) =>
      rows(path)
        .filter((row) => 'source_key' in row && !sources.has(row.source_key!))
        .map((row) => `${path}: ${row.source_key}`),
    )
    expect(bad).toEqual([])
  })

  it('has a SOURCE.md that says origin, licence, credit, date and making in every dataset', () => {
    const folders = readdirSync(ROOT).filter((name) => statSync(join(ROOT, name)).isDirectory())
    const incomplete = folders.filter((folder) => {
      const text = readFileSync(join(ROOT, folder, 'SOURCE.md'), 'utf8')
      return !['Origin', 'Licence', 'Credit', 'Date', 'How it was made'].every((word) => text.includes(`**${word}**`))
    })
    expect(folders.length).toBeGreaterThan(10)
    expect(incomplete).toEqual([])
  })

  it('keeps every place in Japan and within 5 km of its prefecture', () => {
    const shapes = prefectureShapes()
    const all = [...places, ...samples, ...rows('municipalities/municipalities.csv')]
    const astray = all.filter((row) => {
      const point = { lat: Number(row.lat), lng: Number(row.lng) }
      if (!isInJapan(point)) return true
      return kilometresOutside(shapes.get(row.prefecture_code!)!, point) > MOST_KM_OUTSIDE
    })
    expect(astray.map((row) => row.name_ja!).filter((name) => !ON_ISLANDS_WITHOUT_SHAPE.has(name))).toEqual([])
  })

  it('gives each municipality code its own prefecture', () => {
    const codes = new Set(rows('municipalities/municipalities.csv').map(({ code }) => code))
    const wrong = [...places, ...samples].filter(
      ({ municipality_code: code, prefecture_code }) =>
        code && !(codes.has(code) && code.startsWith(prefecture_code ?? '')),
    )
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  it('names each record once', () => {
    const ids = [...places, ...samples].map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const refs = places.map(({ source_key, source_ref }) => `${source_key}:${source_ref}`)
    expect(refs.filter((ref, index) => refs.indexOf(ref) !== index)).toEqual([])
  })

  it('writes opening hours that the opening_hours library reads without a warning', () => {
    const notations = [...places, ...samples].map(({ opening_hours }) => opening_hours).filter(Boolean) as string[]
    const bad = [...new Set(notations)].filter((notation) => !isReadable(notation))
    expect(notations.length).toBeGreaterThan(200)
    expect(bad).toEqual([])
  })

  it('never ends a season on 29 February, which in other years is 1 March', () => {
    expect([...places, ...samples].filter(({ opening_hours }) => opening_hours?.includes('Feb 29'))).toEqual([])
  })

  it('includes no home and no school in use', () => {
    const doubtful = places.filter(({ name_ja }) => /(小|中|高等|高)学校$|幼稚園|保育園|個人宅|大学/.test(name_ja!))
    expect(doubtful.map(({ name_ja }) => name_ja)).toEqual(['東京工芸大学 杉並アニメーションミュージアム'])
  })

  it('links scenes to works and places that exist', () => {
    const placeIds = new Set(places.map(({ id }) => id))
    const workIds = new Set(rows('works/works.csv').map(({ id }) => id))
    expect(scenes.filter(({ work_id, place_id }) => !workIds.has(work_id!) || !placeIds.has(place_id!))).toEqual([])
    const used = new Set(scenes.map(({ work_id }) => work_id))
    expect([...workIds].filter((id) => !used.has(id))).toEqual([])
  })

  it.each(areas.map((area) => [area.id!, area] as const))('makes good plans possible in %s', (id, area) => {
    const inside = (row: Row) => distanceMeters(pointOf(area), pointOf(row)) <= Number(area.radius_meters)
    const near = places.filter((row) => inside(row) && Number(row.coordinate_precision_meters) < 3000)
    const nearIds = new Set(near.map((row) => row.id))
    const works = new Set(scenes.filter(({ place_id }) => nearIds.has(place_id)).map(({ work_id }) => work_id))
    const eating = samples.filter((row) => inside(row) && ['restaurant', 'cafe'].includes(row.kind!))
    const own = tours.filter((tour) => tour.area_id === id)
    expect(near.length).toBeGreaterThanOrEqual(25)
    expect(works.size).toBeGreaterThanOrEqual(3)
    expect(eating.length).toBeGreaterThanOrEqual(12)
    expect(own.length).toBeGreaterThanOrEqual(2)
    expect(eating.filter(({ diets }) => diets!.includes('vegetarian')).length).toBeGreaterThanOrEqual(2)
    expect(eating.filter(({ diets }) => diets!.includes('halal')).length).toBeGreaterThanOrEqual(1)
    expect(stationGroups.has(area.station_group!)).toBe(true)
  })

  it('marks every sample in both languages', () => {
    const named = [...samples, ...rows('demo/guides.csv')]
    const unmarked = named.filter(({ name_ja, name_en }) => !name_ja!.includes('見本') || !name_en!.includes('Sample'))
    expect(unmarked).toEqual([])
    const titled: { title_ja: string; title_en: string }[] = json('demo/tours.json')
    expect(titled.filter((tour) => !tour.title_ja.includes('見本') || !tour.title_en.includes('Sample'))).toEqual([])
  })

  it('lets every sample eating place serve something of the region', () => {
    const serving = new Set(rows('demo/serves.csv').map(({ place_id }) => place_id))
    expect(samples.filter(({ id, kind }) => kind !== 'shop' && !serving.has(id)).map(({ id }) => id)).toEqual([])
  })

  it('has tours of all three policies, and guides with and without a valid licence', () => {
    expect(new Set(tours.map((tour) => tour.cancellation_policy))).toEqual(new Set(['flexible', 'moderate', 'strict']))
    const guides = rows('demo/guides.csv')
    expect(guides.some(({ licence_kind }) => licence_kind === '')).toBe(true)
    expect(guides.some(({ licence_valid_until }) => licence_valid_until && licence_valid_until < '2026-11-23')).toBe(
      true,
    )
    expect(guides.some(({ licence_valid_until }) => licence_valid_until! > '2090')).toBe(true)
  })

  it('links tours to records that exist and starts them in their area', () => {
    const known = {
      work: new Set(rows('works/works.csv').map(({ id }) => id)),
      gi_product: new Set(rows('gi-products/products.csv').map(({ id }) => id)),
      dish: new Set(rows('dishes/dishes.csv').map(({ id }) => id)),
      place: new Set(places.map(({ id }) => id)),
    } as Record<string, Set<string | undefined>>
    const dangling = tours.flatMap((tour) => tour.links.filter(({ kind, ref_id }) => !known[kind]?.has(ref_id)))
    expect(dangling).toEqual([])
    for (const tour of tours) {
      const area = areas.find(({ id }) => id === tour.area_id)!
      expect(distanceMeters(pointOf(area), tour.meeting)).toBeLessThan(Number(area.radius_meters))
    }
  })

  it('joins every rail edge to stations of its line', () => {
    const lineOf = new Map(rows('rail/stations.csv').map(({ id, line_id }) => [id, line_id]))
    const lines = new Set(rows('rail/lines.csv').map(({ line_id }) => line_id))
    const loose = rows('rail/edges.csv').filter(
      ({ line_id, from_station, to_station }) =>
        !lines.has(line_id) || !lineOf.has(from_station) || !lineOf.has(to_station),
    )
    expect(loose).toEqual([])
  })
})

const stationGroups = new Set(rows('rail/stations.csv').map(({ station_group }) => station_group!))

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
}

function isReadable(notation: string): boolean {
  try {
    const place = { lat: 35, lon: 135, address: { country_code: 'jp', state: '' } }
    return new OpeningHours(notation, place).getWarnings().length === 0
  } catch {
    return false
  }
}

type Shape = Feature<Polygon | MultiPolygon, { code: string }>

function prefectureShapes(): Map<string, Shape> {
  const topology = json('prefectures/prefectures.topojson')
  const collection = feature(topology, topology.objects.pref) as unknown as { features: Shape[] }
  return new Map(collection.features.map((shape) => [shape.properties.code, shape]))
}

function kilometresOutside(shape: Shape, { lat, lng }: { lat: number; lng: number }): number {
  const at = turfPoint([lng, lat])
  return booleanPointInPolygon(at, shape) ? 0 : pointToPolygonDistance(at, shape, { units: 'kilometers' })
}
