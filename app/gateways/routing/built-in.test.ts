import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtInTravel } from '#app/domain/planner/travel/built-in-travel.ts'
import { buildRailGraph, type RailGraph } from '#app/domain/planner/travel/rail-graph.ts'
import { RailSearch, wantGroups } from '#app/domain/planner/travel/rail-search.ts'
import { readWater } from './land-files.ts'
import { readRailData } from './rail-files.ts'

const railRoot = fileURLToPath(new URL('../../../geo-data/rail', import.meta.url))
let graph: RailGraph

beforeAll(() => {
  graph = buildRailGraph(readRailData(railRoot))
})

describe('rail minutes', () => {
  it('lie within a tenth of the known times for at least 44 of 55 pairs', () => {
    const rows = readFileSync(join(railRoot, 'reference-times.csv'), 'utf8').trim().split('\n').slice(1)
    const good = rows.filter((row) => {
      const [from, to, low, high] = row.split(',')
      const minutes = Math.round(quickest(from!, to!))
      return minutes >= Number(low) * 0.9 && minutes <= Number(high) * 1.1
    })
    expect(rows).toHaveLength(55)
    expect(good.length).toBeGreaterThanOrEqual(44)
  })

  it('are found from every group asked for or not at all: Okinawa has no train to Tokyo', () => {
    expect(quickest('那覇空港', '東京')).toBe(Infinity)
  })
})

describe('travel', () => {
  const tokyo = { lat: 35.6812, lng: 139.7671 }
  const kyoto = { lat: 34.9858, lng: 135.7588 }
  const nearKyoto = { lat: 34.988, lng: 135.7588 }

  it('takes the train between cities, tells its rides, and agrees with its matrix', () => {
    const travel = builtInTravel(graph)([tokyo, kyoto], 'transit')
    const leg = travel.leg(0, 1)
    expect(leg.mode).toBe('rail')
    expect(leg.minutes).toBe(travel.matrix.minutes[1])
    expect(leg.minutes).toBeGreaterThan(130)
    expect(leg.minutes).toBeLessThan(175)
    expect(leg.rides.map(({ lineNames }) => lineNames.ja)).toContain('東海道新幹線')
    expect(leg.rides.at(-1)!.toNames.ja).toBe('京都')
    expect(leg.path.length).toBeGreaterThan(5)
    expect(leg.minutesLow).toBeLessThan(leg.minutes)
    expect(leg.minutesHigh).toBeGreaterThan(leg.minutes)
  })

  it('names its rides in English too: from Kyoto to Uji by the Nara Line', () => {
    const uji = { lat: 34.8908, lng: 135.8009 }
    const { rides } = builtInTravel(graph)([kyoto, uji], 'transit').leg(0, 1)
    expect(rides.map(({ lineNames, fromNames, toNames }) => [lineNames.en, fromNames.en, toNames.en])).toEqual([
      ['Nara Line', 'Kyoto', 'Uji'],
    ])
  })

  it('walks where that is short, and stays put in no time', () => {
    const travel = builtInTravel(graph)([kyoto, nearKyoto], 'transit')
    expect(travel.leg(0, 1)).toMatchObject({ mode: 'walk', minutes: 5, rides: [] })
    expect(travel.leg(0, 0)).toMatchObject({ minutes: 0, meters: 0, minutesHigh: 0 })
  })
})

describe('water', () => {
  const water = readWater(fileURLToPath(new URL('../../../geo-data/land', import.meta.url)))
  const point = (lat: number, lng: number) => ({ lat, lng })

  it.each([
    ['across Lake Biwa', point(35.27, 136.26), point(35.4, 136.03), true],
    ['from Noto across the bay to Himi', point(37.44, 137.26), point(36.85, 136.98), true],
    ['to the island of Okunoshima', point(34.335, 132.995), point(34.308, 132.993), true],
    ['along the shore of Lake Biwa', point(35.27, 136.26), point(35.377, 136.262), false],
    ['to Enoshima by its bridge', point(35.319, 139.55), point(35.299, 139.48), false],
    ['inland', point(34.9858, 135.7588), point(35.0, 135.86), false],
  ])('%s: a way is longer, doubtful and says so, or is none of these', (_, from, to, isWet) => {
    const wet = builtInTravel(null, water)([from, to], 'car')
    const dry = builtInTravel(null)([from, to], 'car')
    expect(wet.leg(0, 1).crossesWater ?? false).toBe(isWet)
    expect(wet.matrix.minutes[1]! > dry.matrix.minutes[1]!).toBe(isWet)
    if (isWet) expect(wet.leg(0, 1).minutesHigh).toBeGreaterThanOrEqual(2 * wet.leg(0, 1).minutes)
  })
})

function quickest(fromJa: string, toJa: string): number {
  const groups = (name: string) => graph.groupNameJa.flatMap((known, index) => (known === name ? [index] : []))
  // The known times begin with the train, but a shinkansen still costs its six minutes once.
  const noWait = graph.stateBoarding.map((minutes, state) => minutes - (graph.lineWait[graph.stateLine[state]!] ?? 0))
  const search = new RailSearch(graph, noWait)
  let best = Infinity
  for (const from of groups(fromJa)) {
    search.from(from, wantGroups(graph, [from, ...groups(toJa)]))
    best = Math.min(best, ...groups(toJa).map((to) => search.minutesTo(to)))
  }
  return best
}
