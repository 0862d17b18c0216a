import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { searchCatalog } from '#app/services/catalog/search-catalog.server.ts'
import { type Database, isPostgres, isPostgresUrl, openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { projectRoot } from '#db/project-root.ts'
import { seedCatalog } from '#db/seed/seed-catalog.ts'
import { databaseUrl, startPostgres, TEMPLATE_DATABASE } from '#tests/support/postgres-server.ts'
import { benchMap } from './catalog-map.ts'
import { type Figure, percentile, printFigure } from './figure.ts'
import { loadGeneratedPlaces } from './generated-places.ts'

const PLACES = 1_000_000
const ROUNDS = 12
const QUERIES = [
  ...['宇治', '宇', '橋', '山', '神社', '公園', '東京', '富士山', '八幡神社', '寺', 'うじ', 'きよみず', 'じんじゃ'],
  ...[
    'uji',
    'shrine',
    'fujiyama',
    'k',
    'matsu park',
    'kyoto',
    'fujisna',
    '春日大社',
    '浅間温泉',
    '嚴島',
    'girls und panzer',
  ],
]
const TOKYO = { lat: 35.68, lng: 139.76 }

/**
 * Search, boxes, nearest places and tiles among a million generated ones. `--places N` and `--engine postgres` change
 * that; `--database URL` takes a database that holds them already, for it takes minutes to load them.
 */
export async function benchCatalog(): Promise<void> {
  const count = Number(optionOf('--places') ?? PLACES)
  const loaded = optionOf('--database')
  const isOnPostgres = optionOf('--engine') === 'postgres' || (loaded !== undefined && isPostgresUrl(loaded))
  const house = loaded ? loadedHouse(loaded) : isOnPostgres ? await postgresHouse() : sqliteHouse()
  const { db } = house
  const print = (figure: Omit<Figure, 'bench'>) =>
    printFigure({ bench: `catalog ${isOnPostgres ? 'postgres' : 'sqlite'} ${count}`, ...figure })
  try {
    if (loaded === undefined) await load(house, count, print)
    await benchSearch(db, print)
    await benchMap(db, print)
  } finally {
    await house.close()
  }
}

async function load({ db, path }: House, count: number, print: Print): Promise<void> {
  await migrate(db)
  await seedCatalog(db, { root: projectRoot(), now: 1_795_392_000 })
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  await loadGeneratedPlaces(db, count)
  const { user, system } = process.cpuUsage(cpu)
  print({ figure: 'load, CPU of this process a place', value: (user + system) / count, unit: 'µs' })
  print({ figure: 'load, wall a place', value: ((performance.now() - startedAt) * 1000) / count, unit: 'µs' })
  if (isPostgres(db)) await sql`vacuum analyze`.execute(db)
  if (path) print({ figure: 'database', value: statSync(path).size / 1e6, unit: 'MB' })
}

type Print = (figure: Omit<Figure, 'bench'>) => void

async function benchSearch(db: Database, print: Print): Promise<void> {
  const ways = {
    search: {},
    'search with kind': { kind: 'shrine' as const },
    'search near': { near: TOKYO },
    'search in a box': { bbox: [139.5, 35.5, 140, 35.9] as [number, number, number, number] },
  }
  for (const [figure, more] of Object.entries(ways)) {
    const times: { text: string; ms: number; cpuMs: number }[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const text of QUERIES) times.push({ text, ...(await timed(() => searchCatalog(db, { text, ...more }))) })
    }
    const wall = times.map(({ ms }) => ms)
    print({ figure: `${figure} p50`, value: percentile(wall, 0.5), unit: 'ms' })
    print({ figure: `${figure} p99`, value: percentile(wall, 0.99), unit: 'ms', target: 20 })
    print({
      figure: `${figure} CPU`,
      value: times.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / times.length,
      unit: 'ms',
    })
    const slowest = QUERIES.map((text) => ({
      text,
      ms: percentile(
        times.filter((time) => time.text === text).map(({ ms }) => ms),
        0.5,
      ),
    })).sort((a, b) => b.ms - a.ms)
    print({ figure: `${figure}, slowest (${slowest[0]!.text}) p50`, value: slowest[0]!.ms, unit: 'ms', target: 20 })
  }
}

async function timed(run: () => Promise<unknown>): Promise<{ ms: number; cpuMs: number }> {
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  await run()
  const { user, system } = process.cpuUsage(cpu)
  return { ms: performance.now() - startedAt, cpuMs: (user + system) / 1000 }
}

interface House {
  db: Database
  /** Of the database file, on SQLite. */
  path?: string
  close: () => Promise<void>
}

function sqliteHouse(): House {
  const folder = mkdtempSync(join(tmpdir(), 'meguri-bench-'))
  const path = join(folder, 'catalog.sqlite')
  const db = openDatabase(`file:${path}`)
  const close = async () => {
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  }
  return { db, path, close }
}

function loadedHouse(url: string): House {
  const db = openDatabase(url)
  return { db, close: () => db.destroy() }
}

async function postgresHouse(): Promise<House> {
  const server = await startPostgres()
  const db = openDatabase(databaseUrl(server.url, TEMPLATE_DATABASE))
  const close = async () => {
    await db.destroy()
    await server.stop()
  }
  return { db, close }
}

function optionOf(name: string): string | undefined {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
