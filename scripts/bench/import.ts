import { randomBytes } from 'node:crypto'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { idFromBytes } from '#app/domain/values/ids.ts'
import { openDatabase } from '#db/connection.ts'
import { applyImport } from '#db/import/places/apply-import.ts'
import { type Brought, readPlaces, tryPlaces } from '#db/import/places/import-places.ts'
import { migrate } from '#db/migrate.ts'
import { projectRoot } from '#db/project-root.ts'
import { seedCatalog } from '#db/seed/seed-catalog.ts'
import { printFigure } from './figure.ts'

const ROWS = 200_000

/** How fast a table of places is judged and written on SQLite, by the CPU time of this process, and what memory that takes. */
export async function benchImport(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'meguri-bench-'))
  const db = openDatabase(`file:${join(folder, 'bench.sqlite')}`)
  try {
    const path = join(folder, 'sample.csv')
    await pipeline(Readable.from(table()), createWriteStream(path))
    await migrate(db)
    await seedCatalog(db, { root: projectRoot(), now: now(), log: () => {} })
    const tools = { now, newId: () => idFromBytes(randomBytes(16)) }
    const brought = broughtFrom(path)
    const dry = await rowsPerSecond(() => tryPlaces(db, brought, tools))
    printFigure({ bench: 'import', figure: 'dry run', value: dry, unit: 'rows/s', target: 20_000 })
    const written = await rowsPerSecond(async () => {
      const read = await readPlaces(db, brought, tools)
      if (read.kind === 'read') await applyImport(db, read.id, { ...tools, now: now(), authorId: null })
    })
    printFigure({ bench: 'import', figure: 'written', value: written, unit: 'rows/s', target: 8_000 })
    const megabytes = process.resourceUsage().maxRSS / 1024
    printFigure({ bench: 'import', figure: 'peak memory', value: megabytes, unit: 'MB', target: 300 })
  } finally {
    await db.destroy()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function rowsPerSecond(run: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return ROWS / ((user + system) / 1e6)
}

/** Fictional places all over the land, no two of one name near to each other. */
function* table(): Generator<string> {
  yield '番号,名称,英語名,種別,緯度,経度,営業時間,料金,説明,ウェブサイト\r\n'
  const kinds = ['神社', '寺', '公園', '飲食店', 'カフェ', '橋', '美術館', '土産店']
  for (let at = 0; at < ROWS; at++) {
    const lat = (34.6 + ((at * 7919) % 100_000) / 66_666).toFixed(6)
    const lng = (136.2 + ((at * 104_729) % 100_000) / 45_454).toFixed(6)
    const hours = at % 3 === 0 ? `"Mo-Fr ${9 + (at % 3)}:00-${17 + (at % 5)}:${(at % 4) * 15 || '00'}"` : ''
    const price = at % 4 === 0 ? String((at % 40) * 50) : ''
    yield `S${at},見本の場所${at}号,Sample Place ${at},${kinds[at % 8]},${lat},${lng},${hours},${price},試験のための架空の場所です。,https://example.test/${at}\r\n`
  }
}

function broughtFrom(path: string): Brought {
  return {
    path,
    format: null,
    mapping: {},
    sourceName: 'Sample',
    sourceUrl: null,
    licence: 'CC0-1.0',
    kind: null,
    datum: 'wgs84',
    isComplete: false,
    publication: 'draft',
    region: null,
    authorId: null,
  }
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}
