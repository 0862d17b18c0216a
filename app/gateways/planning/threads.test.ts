import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { checkItinerary } from '#app/domain/planner/check/check-itinerary.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { KYOTO, openDaily, sampleCandidate, sampleProblem } from '#app/domain/planner/testing/sample-problem.ts'
import { loadTravel } from '../routing/built-in.ts'
import { inProcessPlanner } from './in-process.ts'
import type { PlannerPool } from './planner-pool.ts'
import { threadedPlanner } from './threads.ts'

const railRoot = fileURLToPath(new URL('../../../geo-data/rail', import.meta.url))
const problem = sampleProblem({
  candidates: Array.from({ length: 12 }, (_, i) =>
    sampleCandidate(`p${i}`, { point: { lat: KYOTO.lat + i * 0.004, lng: KYOTO.lng }, hours: openDaily(2, 540, 1080) }),
  ),
})
const options = { seed: 1, timeMs: 200, iterations: 50 }
const broken = { ...problem, days: null } as unknown as typeof problem

let pool: PlannerPool
afterEach(() => pool.close())

describe('a pool of threads', () => {
  it('plans, tells its progress, edits and rechecks', async () => {
    pool = threadedPlanner({ railRoot, threads: 1 })
    let told = 0
    const itinerary = await pool.plan(problem, options, () => {
      told++
    })
    expect(checkItinerary(problem, itinerary)).toEqual([])
    expect(told).toBeGreaterThan(0)
    const first = itinerary.days[0]!.stops[0]!.id
    const edited = await pool.edit(problem, itinerary, { kind: 'remove', stopId: first }, options)
    expect(edited.ok && edited.value.days[0]!.stops.some(({ id }) => id === first)).toBe(false)
    expect(
      (await pool.recheck(problem, itinerary)).days.map(({ stops }) => stops.map(({ id, startsAt }) => [id, startsAt])),
    ).toEqual(itinerary.days.map(({ stops }) => stops.map(({ id, startsAt }) => [id, startsAt])))
  })

  it('gives way to the thread that serves pages, whose own priority stays', async () => {
    const before = getPriority()
    pool = threadedPlanner({ railRoot, threads: 1 })
    await pool.plan(problem, options)
    expect(getPriority()).toBe(before)
    // Elsewhere than on Linux a thread has no priority of its own.
    if (existsSync('/proc/self/task')) expect(niceOfThreads()).toContain(before + 5)
  })

  it('fails the job it cannot do and goes on with the next', async () => {
    pool = threadedPlanner({ railRoot, threads: 1 })
    await expect(pool.plan(broken, options)).rejects.toMatchObject({ kind: 'planner_crashed' })
    expect((await pool.plan(problem, options)).days).toHaveLength(2)
  })

  it('replaces a thread that overruns its time', async () => {
    pool = threadedPlanner({ railRoot, threads: 1, graceMs: 1500 })
    const endless = { seed: 1, timeMs: 1, iterations: 1e9 }
    await expect(pool.plan(problem, endless)).rejects.toMatchObject({ kind: 'planner_timeout' })
    pool.close()
    pool = threadedPlanner({ railRoot, threads: 1 })
    expect((await pool.plan(problem, options)).days).toHaveLength(2)
  })

  it('refuses what its queue cannot hold, and everything once closed', async () => {
    pool = threadedPlanner({ railRoot, threads: 1, queueLimit: 1 })
    const waiting = [pool.plan(problem, options), pool.plan(problem, options)]
    await expect(pool.plan(problem, options)).rejects.toMatchObject({ kind: 'planner_busy' })
    await Promise.all(waiting)
    await pool.close()
    await expect(pool.plan(problem, options)).rejects.toMatchObject({ kind: 'planner_closed' })
  })
})

/** Answers when a helper of that kind was asked for help. */
async function asked(way: string): Promise<void> {
  const channel = new BroadcastChannel('poor-helper-asked')
  await new Promise<void>((resolve) => {
    channel.onmessage = (event) => {
      if ((event as MessageEvent).data === way) resolve()
    }
  })
  channel.close()
}

/** Two threads that are awake, of which one at a time helps the other: well, or in a poor way. */
async function twoThreads(way?: string): Promise<PlannerPool> {
  const workerUrl = way === undefined ? undefined : new URL(`./testing/poor-helper.ts?${way}`, import.meta.url)
  const two = threadedPlanner({ railRoot, threads: 2, workerUrl })
  await Promise.all([two.plan(problem, options), two.plan(problem, options)])
  return two
}

/** Asks for a plan while another, which goes on for long, has the only other thread for its helper. */
async function planWhileHelped(isHelped: (telling: Promise<void>) => Promise<void>): Promise<Itinerary> {
  let tell = () => {}
  const telling = new Promise<void>((resolve) => {
    tell = resolve
  })
  const long = pool.plan(problem, { seed: 1, timeMs: 600_000 }, () => tell())
  const ended = expect(long).rejects.toMatchObject({ kind: 'planner_closed' })
  await isHelped(telling)
  const plan = await pool.plan(problem, options)
  await pool.close()
  await ended
  return plan
}

// Several threads start in each, and they give way to all else that runs.
describe('a thread that nobody needs', { timeout: 60_000 }, () => {
  it('helps with a plan made by the clock, and leaves one of so many iterations alone', async () => {
    pool = await twoThreads()
    expect(checkItinerary(problem, await pool.plan(problem, { seed: 1, timeMs: 300 }))).toEqual([])
    const alone = inProcessPlanner(loadTravel(railRoot))
    const [first, second] = await Promise.all([pool, alone].map((planner) => planner.plan(problem, options)))
    expect(first!.days).toEqual(second!.days)
    expect(first!.solver.profit).toBe(second!.solver.profit)
  })

  it('is given up the moment another visitor asks', async () => {
    pool = await twoThreads()
    expect((await planWhileHelped((telling) => telling)).days).toHaveLength(2)
  })

  it('is replaced where it does not come back', async () => {
    pool = await twoThreads('stays')
    expect((await planWhileHelped(() => asked('stays'))).days).toHaveLength(2)
  })

  it.each(['dies', 'lies'])('costs the plan nothing where it %s', async (way) => {
    pool = await twoThreads(way)
    const [plan] = await Promise.all([pool.plan(problem, { seed: 1, timeMs: 300 }), asked(way)])
    expect(checkItinerary(problem, plan)).toEqual([])
    expect((await pool.plan(problem, { seed: 2, timeMs: 100 })).days).toHaveLength(2)
  })
})

/** The nineteenth field of Linux's `stat`, of which the second is a name in brackets. */
function niceOfThreads(): number[] {
  const stats = readdirSync('/proc/self/task').map((thread) => readFileSync(`/proc/self/task/${thread}/stat`, 'utf8'))
  return stats.map((stat) => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]))
}
