import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson'
import GeoJSONVT from 'geojson-vt'
import { feature, mesh } from 'topojson-client'
import type { RailStation } from '#app/domain/planner/travel/rail-data.ts'
import { readRailData } from '#app/gateways/routing/rail-files.ts'
import { railFeatures, withoutLongHops } from './rail-lines.ts'
import { MAX_TILE_ZOOM, TILE_EXTENT } from './tile-address.ts'

/** One layer of the ground, within the zooms where it tells something. */
export interface GroundLayer {
  name: string
  fromZoom: number
  untilZoom: number
  index: GeoJSONVT
}

type Topology = Parameters<typeof mesh>[0]

/** Kinds that show the shape of the country; the rest joins in closer views. */
const TRUNK_KINDS = ['shinkansen', 'jr']
const TRUNK_FROM_ZOOM = 5
const ALL_RAIL_FROM_ZOOM = 8
const PREFECTURE_NAMES_FROM_ZOOM = 4
const STATIONS_FROM_ZOOM = 11

/** Reads land, prefectures and railways of `geo-data` under a root and cuts them for tiles. */
export function readGroundLayers(root: string): GroundLayer[] {
  const read = (path: string) => JSON.parse(readFileSync(join(root, 'geo-data', path), 'utf8'))
  const topology: Topology = read('prefectures/prefectures.topojson')
  const shapes = topology.objects.pref as Exclude<Parameters<typeof mesh>[1], undefined>
  const prefectures = feature(topology, shapes) as unknown as FeatureCollection
  const borders = mesh(topology, shapes, (a, b) => a !== b)
  const rail = readRailData(join(root, 'geo-data/rail'))
  const strokes = railFeatures(rail)
  const trunk = strokes.filter(({ properties }) => TRUNK_KINDS.includes(properties?.kind))
  return [
    layer('land', [read('land/land.geojson')]),
    layer('prefectures', [{ type: 'Feature', properties: {}, geometry: borders }]),
    layer('prefecture_names', prefectures.features.map(prefectureName), PREFECTURE_NAMES_FROM_ZOOM),
    layer('rail', trunk, TRUNK_FROM_ZOOM, ALL_RAIL_FROM_ZOOM - 1),
    layer('rail', withoutLongHops(strokes), ALL_RAIL_FROM_ZOOM),
    layer('stations', stationFeatures(rail.stations), STATIONS_FROM_ZOOM),
  ]
}

function layer(name: string, features: Feature[], fromZoom = 0, untilZoom = MAX_TILE_ZOOM): GroundLayer {
  const index = new GeoJSONVT(
    { type: 'FeatureCollection', features },
    { maxZoom: MAX_TILE_ZOOM, extent: TILE_EXTENT, indexMaxZoom: 4, tolerance: 2 },
  )
  return { name, fromZoom, untilZoom, index }
}

/** A name stands in the middle of the prefecture's largest part. */
function prefectureName({ properties, geometry }: Feature): Feature {
  const [west, south, east, north] = outlinesOf(geometry)
    .map(boxOf)
    .sort((a, b) => areaOf(b) - areaOf(a))[0]!
  return {
    type: 'Feature',
    properties: { name_ja: properties?.name_ja, name_en: properties?.name_en },
    geometry: { type: 'Point', coordinates: [(west + east) / 2, (south + north) / 2] },
  }
}

function outlinesOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates[0] ?? []]
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.map(([outline]) => outline ?? []) : []
}

type Box = [west: number, south: number, east: number, north: number]

function boxOf(outline: Position[]): Box {
  const box: Box = [180, 90, -180, -90]
  for (const [lng = 0, lat = 0] of outline) {
    box[0] = Math.min(box[0], lng)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lng)
    box[3] = Math.max(box[3], lat)
  }
  return box
}

function areaOf([west, south, east, north]: Box): number {
  return (east - west) * (north - south)
}

/** One point for all lines that stop under one name. */
function stationFeatures(stations: readonly RailStation[]): Feature[] {
  const byGroup = new Map<string, RailStation[]>()
  for (const station of stations) {
    const members = byGroup.get(station.group)
    if (members) members.push(station)
    else byGroup.set(station.group, [station])
  }
  return [...byGroup.values()].map((members) => ({
    type: 'Feature',
    properties: {
      name_ja: members[0]!.nameJa,
      ...nameEnOf(members),
      lines: new Set(members.map(({ lineId }) => lineId)).size,
    },
    geometry: {
      type: 'Point',
      coordinates: [mean(members.map(({ lng }) => lng)), mean(members.map(({ lat }) => lat))],
    },
  }))
}

function nameEnOf(members: readonly RailStation[]) {
  const nameEn = members.find((member) => member.nameEn !== null)?.nameEn
  return nameEn ? { name_en: nameEn } : {}
}

function mean(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
