import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtInTravel } from '#app/domain/planner/travel/built-in-travel.ts'
import type { RailData } from '#app/domain/planner/travel/rail-data.ts'
import { buildRailGraph, type RailGraph } from '#app/domain/planner/travel/rail-graph.ts'
import { RailSearch, wantGroups } from '#app/domain/planner/travel/rail-search.ts'
import { readWater } from './land-files.ts'
import { readRailData } from './rail-files.ts'

const railRoot = fileURLToPath(new URL('../../../geo-data/rail', import.meta.url))
let data: RailData
let graph: RailGraph

beforeAll(() => {
  data = readRailData(railRoot)
  graph = buildRailGraph(data)
})

describe('rail minutes', () => {
  it('lie within a tenth of the known times for at least 50 of 55 pairs', () => {
    const good = referenceTimes().filter(({ from, to, low, high }) => {
      const minutes = Math.round(quickest(graph, from, to))
      return minutes >= low * 0.9 && minutes <= high * 1.1
    })
    expect(referenceTimes()).toHaveLength(55)
    expect(good.length).toBeGreaterThanOrEqual(50)
  })

  it('differ by what is known of services and sections only where those run', () => {
    const plain = buildRailGraph({ ...data, services: [], sections: [] })
    const known = new Set([...data.services.map(({ id }) => id), ...data.sections.map(({ lineId }) => lineId)])
    const linesUsed = (from: string, to: string) =>
      [plain, graph].flatMap((one) => quickestWay(one, from, to).map((state) => one.lines[one.stateLine[state]!]!.id))
    const changed = referenceTimes().filter(({ from, to }) => quickest(plain, from, to) !== quickest(graph, from, to))
    expect(changed.length).toBeGreaterThan(10)
    expect(changed.filter(({ from, to }) => !linesUsed(from, to).some((line) => known.has(line)))).toEqual([])
  })

  it.each([
    ['京都', '関西空港', 'Haruka', 78],
    ['新宿', '松本', 'Azusa', 158],
    ['東京', '成田空港', 'Narita Express', 56],
  ])('from %s to %s are those of the service by its name', (from, to, name, minutes) => {
    const lines = quickestWay(graph, from, to).map((state) => graph.lines[graph.stateLine[state]!]!.nameEn)
    expect(new Set(lines)).toEqual(new Set([name]))
    expect(quickest(graph, from, to)).toBe(minutes)
  })

  it('are found from every group asked for or not at all: Okinawa has no train to Tokyo', () => {
    expect(quickest(graph, '那覇空港', '東京')).toBe(Infinity)
  })
})

describe('the last train', () => {
  it.each([
    ['飛騨古川', 1290, 'of a line with few trains'],
    ['京都', 1410, 'of a city that has a subway'],
    ['高野山', 1020, 'of a cable car'],
  ])('from the station of %s is that %s', (station, last) => {
    const group = graph.groupNameJa.indexOf(station)
    const at = { lat: graph.groupLat[group]!, lng: graph.groupLng[group]! }
    expect(builtInTravel(graph)([at], 'transit').lastLeaving(0)).toBe(last)
    expect(builtInTravel(graph)([at], 'walk').lastLeaving(0)).toBe(-1)
  })
})

describe('services and sections', () => {
  it('stop at stations of those names, one stop after the other, no faster than trains here run', () => {
    const nameOf = (group: string) => graph.groupNameJa[graph.groupIndex.get(group) ?? -1]
    for (const row of csv('service-hops.csv')) {
      expect([nameOf(row.from_group!), nameOf(row.to_group!)]).toEqual([row.from_ja, row.to_ja])
      for (const group of row.via_groups!.split(';').filter(Boolean)) expect(nameOf(group)).toBeDefined()
    }
    for (const { hops, nameEn } of data.services) {
      expect(hops.slice(1).map(({ fromGroup }) => fromGroup)).toEqual(hops.slice(0, -1).map(({ toGroup }) => toGroup))
      for (const { km, minutes } of hops) expect([nameEn, (km / minutes) * 60 < 130]).toEqual([nameEn, true])
    }
  })

  it('hang together on their line', () => {
    const nameOf = new Map(data.stations.map(({ id, nameJa, lineId }) => [id, `${lineId} ${nameJa}`]))
    for (const row of csv('sections.csv')) {
      expect(nameOf.get(row.from_station!)).toBe(`${row.line_id} ${row.from_ja}`)
      expect(nameOf.get(row.to_station!)).toBe(`${row.line_id} ${row.to_ja}`)
      if (row.minutes) expect(Math.round(quickestOn(row.line_id!, row.from_ja!, row.to_ja!))).toBe(Number(row.minutes))
    }
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

  it('rides an hourly express by name past the stations it leaves out, and may miss it', () => {
    const [kofu, hachioji] = [
      { lat: 35.6672, lng: 138.5687 },
      { lat: 35.6556, lng: 139.339 },
    ]
    const leg = builtInTravel(graph)([kofu, hachioji], 'transit').leg(0, 1)
    expect(leg.rides.map(({ lineNames }) => lineNames.en)).toContain('Azusa')
    expect(leg.path.length).toBeGreaterThan(15)
    expect(leg.minutesHigh).toBeGreaterThanOrEqual(leg.minutes + 45)
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

function csv(file: string): Record<string, string>[] {
  return parse(readFileSync(join(railRoot, file)), { columns: true })
}

function referenceTimes() {
  return csv('reference-times.csv').map((row) => ({
    from: row.from_ja!,
    to: row.to_ja!,
    low: Number(row.lo_min),
    high: Number(row.hi_min),
  }))
}

function quickest(one: RailGraph, fromJa: string, toJa: string): number {
  return searched(one, fromJa, toJa).minutes
}

/** The states on the quickest way. */
function quickestWay(one: RailGraph, fromJa: string, toJa: string): number[] {
  return searched(one, fromJa, toJa).way.map(({ state }) => state)
}

/** On one line alone. */
function quickestOn(lineId: string, fromJa: string, toJa: string): number {
  const edges = data.edges.filter((edge) => edge.lineId === lineId)
  return quickest(buildRailGraph({ ...data, edges, walkLinks: [], services: [] }), fromJa, toJa)
}

function searched(one: RailGraph, fromJa: string, toJa: string) {
  const groups = (name: string) => one.groupNameJa.flatMap((known, index) => (known === name ? [index] : []))
  // The known times begin with the train, but a shinkansen still costs its six minutes once.
  const noWait = one.stateBoarding.map((minutes, state) => minutes - (one.lineWait[one.stateLine[state]!] ?? 0))
  const search = new RailSearch(one, noWait)
  let best = { minutes: Infinity, way: search.wayTo(0) }
  for (const from of groups(fromJa)) {
    search.from(from, wantGroups(one, [from, ...groups(toJa)]))
    for (const to of groups(toJa)) {
      if (search.minutesTo(to) < best.minutes) best = { minutes: search.minutesTo(to), way: search.wayTo(to) }
    }
  }
  return best
}
