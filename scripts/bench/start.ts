import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { startBuiltServer } from '#tests/support/built-server.ts'
import { median, printFigure } from './figure.ts'

const STARTS = 3
const IDLE_MS = 5_000

/** How long until the first answer, on an empty folder and on a seeded one, and what it keeps in memory then. */
export async function benchStart(): Promise<void> {
  const first = await measureStart()
  printFigure({ bench: 'start', figure: 'first start, seeding included', value: first.ms, unit: 'ms' })
  const again: number[] = []
  for (let count = 0; count < STARTS; count += 1) {
    const { ms, server } = await measureStart({ DATABASE_URL: first.server.databaseUrl })
    again.push(ms)
    await server.stop()
  }
  printFigure({ bench: 'start', figure: 'cold start on built sources', value: median(again), unit: 'ms', target: 3000 })
  await wait(IDLE_MS)
  printFigure({
    bench: 'start',
    figure: 'idle memory',
    value: memoryMb(first.server.process.pid!),
    unit: 'MB',
    target: 200,
  })
  await first.server.stop()
}

async function measureStart(environment: Record<string, string> = {}) {
  const startedAt = performance.now()
  const server = await startBuiltServer(environment)
  await fetch(`${server.origin}/en`)
  return { ms: performance.now() - startedAt, server }
}

/** Resident set size as Linux tells it. */
function memoryMb(pid: number): number {
  const match = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(match?.[1] ?? Number.NaN) / 1024
}
