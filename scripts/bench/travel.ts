import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Random } from '#app/domain/planner/core/random.ts'
import { KYOTO } from '#app/domain/planner/testing/sample-problem.ts'
import type { TravelFor } from '#app/domain/planner/travel/travel.ts'
import type { Point } from '#app/domain/values/geo.ts'
import { loadTravel } from '#app/gateways/routing/built-in.ts'
import { median } from './figure.ts'

const RAIL_ROOT = fileURLToPath(new URL('../../geo-data/rail', import.meta.url))
const TOKYO = { lat: 35.68, lng: 139.76 }
const HIROSHIMA = { lat: 34.39, lng: 132.46 }
const WARM_RUNS = 7

/** Loads the nationwide graph and measures matrices over it; what was loaded is given back for the trips. */
export function benchTravel(print: (figure: object) => void): TravelFor {
  const before = keptMb()
  const began = performance.now()
  const travelFor = loadTravel(RAIL_ROOT)
  const ms = Math.round(performance.now() - began)
  print({ bench: 'planner.rail_graph_load', ms, mb: round(keptMb() - before), targetMb: 60 })
  // The first of all is measured in code nobody has run yet, as by a thread just begun.
  benchMatrix(print, 'one city', [KYOTO], 300, travelFor)
  benchMatrix(print, 'three cities', [KYOTO, TOKYO, HIROSHIMA], 300)
  benchMatrix(print, 'one city', [KYOTO], 1000)
  benchMatrix(print, 'three cities', [KYOTO, TOKYO, HIROSHIMA], 1000)
  return travelFor
}

function benchMatrix(
  print: (figure: object) => void,
  where: string,
  cities: Point[],
  places: number,
  travelFor = loadTravel(RAIL_ROOT),
): void {
  const points = scattered(cities, places)
  const make = () => timed(() => travelFor(points, 'transit'))
  const cold = make()
  const warm = Array.from({ length: WARM_RUNS }, make)
  const [warmMs, warmCpuMs] = [median(warm.map(({ ms }) => ms)), median(warm.map(({ cpuMs }) => cpuMs))]
  const target = places === 300 ? { targetColdMs: 150, targetWarmMs: 20 } : {}
  const figures = { coldMs: cold.ms, coldCpuMs: cold.cpuMs, warmMs, warmCpuMs }
  print({ bench: 'planner.matrix', places, where, ...figures, ...target })
}

/** Places within some ten kilometres of the cities, in turn. */
function scattered(cities: Point[], count: number): Point[] {
  const random = new Random(42)
  return Array.from({ length: count }, (_, index) => {
    const { lat, lng } = cities[index % cities.length]!
    return { lat: lat + (random.unit() - 0.5) * 0.2, lng: lng + (random.unit() - 0.5) * 0.2 }
  })
}

/** By the clock and of the processor: on a busy machine only the second says something. */
function timed(work: () => void): { ms: number; cpuMs: number } {
  const cpu = process.cpuUsage()
  const began = performance.now()
  work()
  const ms = round(performance.now() - began)
  const { user, system } = process.cpuUsage(cpu)
  return { ms, cpuMs: round((user + system) / 1000) }
}

/** What is still held after tidying up: objects and the typed arrays outside the heap. */
function keptMb(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / 2 ** 20
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}
