import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import autocannon from 'autocannon'
import { type BuiltServer, startBuiltServer } from '#tests/support/built-server.ts'
import { percentile, printFigure } from './figure.ts'
import { makePlan } from './make-plan.ts'
import { readersOf } from './readers.ts'
import { benchWhilePlanning } from './while-planning.ts'

const CLIENTS = 20
const SECONDS = 8
const WARM_UP_SECONDS = 2
const CPU_REQUESTS = 100
/** A reader who opens two pages a second is in a hurry. */
const EVERY_MS = 500

/** The pages under twenty clients, and what a browser must fetch to read them. */
export async function benchWeb(): Promise<void> {
  const server = await startBuiltServer()
  try {
    for (const [name, path] of Object.entries(await pagesOf(server))) {
      const url = `${server.origin}${path}`
      await loadOf(url, WARM_UP_SECONDS)
      const cpu = await cpuOf(server.process.pid!, url)
      printFigure({ bench: 'web', figure: `${name} CPU a request`, value: cpu, unit: 'ms', target: 6 })
      const paced = await readersOf(url, { readers: CLIENTS, everyMs: EVERY_MS, seconds: SECONDS })
      const p99 = percentile(paced, 0.99)
      printFigure({ bench: 'web', figure: `${name} p99, ${CLIENTS} readers`, value: p99, unit: 'ms', target: 50 })
      const greedy = await loadOf(url, SECONDS)
      printFigure({
        bench: 'web',
        figure: `${name} p99, saturated`,
        value: percentile(greedy.latenciesMs, 0.99),
        unit: 'ms',
      })
      printFigure({ bench: 'web', figure: `${name} rate, saturated`, value: greedy.perSecond, unit: 'requests/s' })
      const weight = await weigh(server.origin, path)
      printFigure({
        bench: 'web',
        figure: `${name} JavaScript compressed`,
        value: weight.scriptKb,
        unit: 'kB',
        target: 120,
      })
      printFigure({ bench: 'web', figure: `${name} transferred`, value: weight.allKb, unit: 'kB', target: 250 })
    }
    await benchWhilePlanning(server)
  } finally {
    await server.stop()
  }
}

/** The front page, the form, and a plan made for this run. */
async function pagesOf(server: BuiltServer): Promise<Record<string, string>> {
  return { home: '/en', 'plan form': '/en/plan', plan: `/en/itineraries/${await makePlan(server)}` }
}

/** CPU milliseconds of the server's process for one answer: the figure that other work on the machine stretches least. */
async function cpuOf(pid: number, url: string): Promise<number> {
  const before = cpuMs(pid)
  for (let count = 0; count < CPU_REQUESTS; count += 1) await (await fetch(url)).arrayBuffer()
  return (cpuMs(pid) - before) / CPU_REQUESTS
}

/** User and system time as Linux tells them, in ticks of 10 ms. */
function cpuMs(pid: number): number {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13)
  return (Number(user) + Number(system)) * 10
}

/** Clients that each ask as fast as they are answered. */
async function loadOf(url: string, seconds: number): Promise<{ latenciesMs: number[]; perSecond: number }> {
  const latenciesMs: number[] = []
  const run = autocannon({
    url,
    connections: CLIENTS,
    duration: seconds,
    headers: { accept: 'text/html' },
  })
  run.on('response', (_client, status, _bytes, ms) => {
    if (status !== 200) throw new Error(`${url} answered ${status} under load`)
    latenciesMs.push(ms)
  })
  const result = await run
  return { latenciesMs, perSecond: result.requests.average }
}

/** What the page and the files that its markup names weigh on the wire with brotli. */
async function weigh(origin: string, path: string): Promise<{ scriptKb: number; allKb: number }> {
  const page = await fetch(`${origin}${path}`, { headers: { accept: 'text/html' } })
  const html = await page.text()
  const files = [
    ...new Set(
      [...html.matchAll(/(?:href|src|from |import\s?\(?)=?["'](\/assets\/[^"']+)["']/g)].map((match) => match[1]!),
    ),
  ]
  let scriptBytes = 0
  let bytes = await wireBytes(`${origin}${path}`)
  for (const file of files) {
    const size = await wireBytes(`${origin}${file}`)
    bytes += size
    if (file.endsWith('.js')) scriptBytes += size
  }
  return { scriptKb: scriptBytes / 1024, allKb: bytes / 1024 }
}

/** Node's fetch unpacks, so the size is counted on a plain request. */
async function wireBytes(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br', accept: '*/*' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}
