import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { localDateOf } from '#app/domain/values/time.ts'
import { loadTravel } from '#app/gateways/routing/built-in.ts'
import { readRailData } from '#app/gateways/routing/rail-files.ts'
import { stationDirectory } from '#app/services/catalog/station-directory.ts'
import { projectRoot } from '#db/project-root.ts'
import { figuresOf } from '#scripts/bench/requests/figures.ts'
import { KEPT_FIGURES, SAMPLE } from '#scripts/bench/requests/kept.ts'
import { makeRequest } from '#scripts/bench/requests/make-request.ts'
import { NOW, type Outcome, runRequest } from '#scripts/bench/requests/run-request.ts'
import { readWorld } from '#scripts/bench/requests/world.ts'
import { describeOn } from '#tests/support/database.ts'

/**
 * How far a figure may be from the kept one: a tenth of it, a share by three hundredths, a count by two. A change that
 * goes further says so by `npm run bench requests -- --keep` in the same commit, whose difference then tells what it did.
 */
const farthest = (path: string, kept: number) => (path.includes('Share') ? 0.03 : Math.max(2, kept * 0.1))

describeOn('sqlite', 'one in ten of the 200 trip requests', (makeDb) => {
  const outcomes: Outcome[] = []

  beforeAll(async () => {
    const db = await makeDb('samples')
    const rail = join(projectRoot(), 'geo-data/rail')
    const stations = stationDirectory(readRailData(rail).stations)
    const runner = { db, stations, travelFor: loadTravel(rail), iterations: SAMPLE.iterations }
    const world = await readWorld(db, stations, localDateOf(NOW))
    for (const index of SAMPLE.indices) outcomes.push(await runRequest(runner, makeRequest(world, index)))
  })

  it('gets a plan for each, and the checker finds nothing that the plan does not tell', () => {
    const found = outcomes.flatMap(({ index, refused, violations, plan }) =>
      plan && violations.length === 0 ? [] : [{ index, refused, violations }],
    )
    expect(found).toEqual([])
  })

  it('gives the figures that are kept, as near as they are told', () => {
    const kept = numbersIn(JSON.parse(readFileSync(join(projectRoot(), KEPT_FIGURES), 'utf8')).sample)
    const now = numbersIn(figuresOf(outcomes))
    const paths = [...new Set([...kept.keys(), ...now.keys()])]
    const off = paths.flatMap((path) => {
      const [was, is] = [kept.get(path) ?? 0, now.get(path) ?? 0]
      return Math.abs(is - was) <= farthest(path, was) ? [] : [`${path}: ${was} → ${is}`]
    })
    expect(off).toEqual([])
  })
})

/** Every number of nested records by its path. */
function numbersIn(record: object, before = ''): Map<string, number> {
  return new Map(
    Object.entries(record).flatMap(([name, value]): [string, number][] =>
      typeof value === 'number' ? [[before + name, value]] : [...numbersIn(value, `${before}${name}.`)],
    ),
  )
}
