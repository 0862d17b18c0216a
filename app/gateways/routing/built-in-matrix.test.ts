import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { Random } from '#app/domain/planner/core/random.ts'
import { plainTravel } from '#app/domain/planner/testing/plain-travel.ts'
import { builtInTravel } from '#app/domain/planner/travel/built-in-travel.ts'
import { buildRailGraph, type RailGraph } from '#app/domain/planner/travel/rail-graph.ts'
import { RailSearch, wantGroups } from '#app/domain/planner/travel/rail-search.ts'
import { RailTimes } from '#app/domain/planner/travel/rail-times.ts'
import { MATRIX_MODES, type TravelMatrix } from '#app/domain/planner/travel/travel.ts'
import type { Water } from '#app/domain/planner/travel/water.ts'
import type { Point } from '#app/domain/values/geo.ts'
import { readWater } from './land-files.ts'
import { readRailData } from './rail-files.ts'

const folder = (name: string) => fileURLToPath(new URL(`../../../geo-data/${name}`, import.meta.url))
let graph: RailGraph
let water: Water
let plain: ReturnType<typeof plainTravel>

beforeAll(() => {
  graph = buildRailGraph(readRailData(folder('rail')))
  water = readWater(folder('land'))
  plain = plainTravel(graph, water)
})

const REGIONS = [
  ['Kyoto and Lake Biwa', 34.9, 35.4, 135.6, 136.2],
  ['the middle of Tokyo', 35.6, 35.75, 139.65, 139.85],
  ['the Inland Sea', 34.0, 34.6, 133.2, 134.1],
  ['the north of Hokkaido', 43.5, 45.5, 141.6, 143.5],
  ['Okinawa', 26.1, 26.7, 127.6, 128.3],
  ['all of Japan', 32, 43.5, 130, 143.5],
] as const

describe('the matrix', () => {
  it.each(REGIONS)('says for points around %s what each pair says for itself', (_, south, north, west, east) => {
    const points = someStations(20, 7, south, north, west, east)
    const travelFor = builtInTravel(graph, water)
    for (const mode of ['transit', 'walk', 'car'] as const) {
      expect(rows(travelFor(points, mode).matrix)).toEqual(
        points.flatMap((from) =>
          points.map((to) => {
            if (from === to) return ['walk', 0, 0, 0]
            const way = plain(from, to, mode)
            return [way.mode, Math.ceil(way.minutes - 1e-9), Math.round(way.meters), Math.round(way.walkMeters)]
          }),
        ),
      )
    }
  })

  it('does not depend on what was asked before, nor on how much is kept', () => {
    const points = someStations(30, 1, 34.5, 35.5, 135, 136)
    const others = [...points.slice(0, 9), ...someStations(30, 2, 34, 36, 134, 140)]
    const used = builtInTravel(graph, water)
    used(others, 'transit')
    expect(used(points, 'transit').matrix).toEqual(builtInTravel(graph, water)(points, 'transit').matrix)
    const groups = Int32Array.from({ length: 20 }, (__, index) => index * 400)
    const forgetful = new RailTimes(graph, 3)
    forgetful.between(groups.subarray(5))
    expect(forgetful.between(groups)).toEqual(new RailTimes(graph).between(groups))
    expect(forgetful.between(groups)).toEqual(new RailTimes(graph).between(groups))
  })

  it('takes shortcuts that are as long as the way station by station, all over Japan', () => {
    const random = new Random(11)
    const groups = Int32Array.from(new Set(Array.from({ length: 400 }, () => random.below(graph.groupIds.length))))
    const shortcuts = new RailTimes(graph).between(groups)
    const search = new RailSearch(graph)
    const wanted = wantGroups(graph, groups)
    for (let from = 0; from < groups.length; from += 20) {
      search.from(groups[from]!, wanted)
      for (const [to, group] of groups.entries()) {
        const minutes = group === groups[from] ? Infinity : search.minutesTo(group)
        const taken = shortcuts[from * groups.length + to]!
        if (minutes === Infinity) expect(taken).toBe(Infinity)
        else expect(taken).toBeCloseTo(minutes, 3)
      }
    }
  })

  it('has legs that last as long as it says, over stations that follow one another', () => {
    const points = someStations(12, 3, 34.5, 36, 135, 140)
    const { matrix, leg } = builtInTravel(graph, water)(points, 'transit')
    for (const [from, to] of points.flatMap((_, a) => points.map((__, b) => [a, b] as const))) {
      const { minutes, rides, mode, path } = leg(from, to)
      expect(minutes).toBe(matrix.minutes[from * points.length + to])
      expect(rides.length > 0).toBe(mode === 'rail')
      expect(rides.reduce((sum, ride) => sum + ride.minutes, 0)).toBeLessThanOrEqual(minutes)
      if (mode === 'rail') expect(path.length).toBeGreaterThan(3)
    }
  })

  it('stands places outside Japan and in the same spot', () => {
    const points = [
      { lat: 34.98, lng: 135.75 },
      { lat: 34.98, lng: 135.75 },
      { lat: 0, lng: 0 },
    ]
    const { matrix } = builtInTravel(graph, water)(points, 'transit')
    expect([...matrix.minutes]).toEqual([0, 0, 30_000, 0, 0, 30_000, 30_000, 30_000, 0])
  })
})

function rows({ mode, minutes, meters, walkMeters }: TravelMatrix) {
  return [...mode].map((code, at) => [MATRIX_MODES[code], minutes[at], meters[at], walkMeters[at]])
}

/** Points a short or longer walk from stations inside a box. */
function someStations(count: number, seed: number, south: number, north: number, west: number, east: number): Point[] {
  const random = new Random(seed)
  const inside = graph.groupIds.flatMap((_, group) => {
    const [lat, lng] = [graph.groupLat[group]!, graph.groupLng[group]!]
    return lat >= south && lat <= north && lng >= west && lng <= east ? [{ lat, lng }] : []
  })
  return Array.from({ length: count }, () => {
    const { lat, lng } = inside[random.below(inside.length)]!
    return { lat: lat + (random.unit() - 0.5) * 0.06, lng: lng + (random.unit() - 0.5) * 0.06 }
  })
}
