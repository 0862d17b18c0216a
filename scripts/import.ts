import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { readConfig } from '#app/config.server.ts'
import { idFromBytes } from '#app/domain/values/ids.ts'
import { type Database, openDatabase } from '#db/connection.ts'
import { BadFile } from '#db/import/bad-file.ts'
import { importGtfs } from '#db/import/gtfs/import-gtfs.ts'
import { migrate } from '#db/migrate.ts'
import { retire, sweep } from '#db/repositories/timetable-imports.ts'
import { runGi } from './import/gi.ts'
import { runPlaces } from './import/places.ts'
import { endWithOneLine, OperatorError } from './lib/end-with-one-line.ts'

interface Asked {
  file: string | undefined
  name: string | null
  licence: string | null
  sourceUrl: string | null
  isDry: boolean
}

interface Importer {
  /** What `--as` is for, in one line. */
  what: string
  load(file: string, asked: Asked, db: Database | null): Promise<void>
  /** Takes away what was loaded under a name; false where there is none. */
  remove(name: string, db: Database): Promise<boolean>
}

const IMPORTERS: Record<string, Importer> = {
  gtfs: {
    what: 'a timetable, GTFS or GTFS-JP, as a zip',
    load: async (file, { name, licence, sourceUrl }, db) => {
      const common = { now: now(), newId: () => idFromBytes(randomBytes(16)), log: (line: string) => console.log(line) }
      const done = await importGtfs(file, { db, name, licence, sourceUrl, ...common })
      for (const line of done.bad.lines()) console.log(line)
      const count = (number: number) => number.toLocaleString('en')
      const what = `${count(done.trips)} trips and ${count(done.stopTimes)} stop times as ${count(done.patterns)} patterns`
      const did = db === null ? 'Would store' : done.hasReplaced ? 'Replaced' : 'Stored'
      console.log(`${did} "${done.name}": ${what}, valid ${done.validFrom} to ${done.validUntil}`)
      if (licence === null)
        console.log('Its licence is not stated: say it with --licence "…", the credits page shows it')
    },
    remove: async (name, db) => {
      const wasThere = await retire(db, name)
      await sweep(db, 0)
      return wasThere
    },
  },
}

/** What is judged row by row, and has options of its own. */
const BY_ROWS: Record<string, (argv: string[]) => Promise<number>> = { places: runPlaces, gi: runGi }

const USAGE = `usage: npm run import -- FILE --as FORMAT [--name "…"] [--licence "…"] [--source URL] [--dry-run]
       npm run import -- --as FORMAT --name "…" --remove
formats: ${Object.entries(IMPORTERS)
  .map(([key, { what }]) => `${key} (${what})`)
  .join(
    ', ',
  )}, places (CSV, GeoJSON, KML, KMZ, GPX, Overpass, Anitabi, stops of GTFS),\n         gi (a register of protected names, as CSV); --as places or --as gi alone says how`

/** `npm run import -- FILE --as FORMAT`: loads somebody else's data, again in place of what it loaded under that name. */
try {
  const byRows = BY_ROWS[formatAsked() ?? '']
  if (byRows) process.exit(await ended(byRows))
  const { importer, asked, removes } = readArguments()
  if (asked.isDry) await importer.load(asked.file!, asked, null)
  else {
    const db = openDatabase(readConfig().databaseUrl)
    try {
      await migrate(db)
      if (!removes) await importer.load(asked.file!, asked, db)
      else if (await importer.remove(asked.name!, db)) console.log(`Removed "${asked.name}"`)
      else throw new OperatorError(`Nothing is loaded under the name "${asked.name}"`)
    } finally {
      await db.destroy()
    }
  }
} catch (error) {
  endWithOneLine(error instanceof BadFile ? new OperatorError(error.message) : error)
}

function formatAsked(): string | undefined {
  const argv = process.argv.slice(2)
  const at = argv.indexOf('--as')
  return at >= 0 ? argv[at + 1] : argv.find((each) => each.startsWith('--as='))?.slice(5)
}

/** The contract of the exit codes: 0 all rows are good, 1 some are not, 2 the file can't be read. */
async function ended(run: (argv: string[]) => Promise<number>): Promise<number> {
  try {
    return await run(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof BadFile)) throw error
    console.error(error.message)
    return 2
  }
}

function readArguments(): { importer: Importer; asked: Asked; removes: boolean } {
  const options = {
    as: { type: 'string' },
    name: { type: 'string' },
    licence: { type: 'string' },
    source: { type: 'string' },
    remove: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  } as const
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    parsed = parseArgs({ options, allowPositionals: true })
  } catch (error) {
    throw new OperatorError(`${(error as Error).message}\n${USAGE}`)
  }
  const { values, positionals } = parsed
  const importer = IMPORTERS[values.as ?? '']
  if (!importer) {
    const what =
      values.as === undefined ? 'Say what the file is with --as' : `"${values.as}" is no format that is known`
    throw new OperatorError(`${what}\n${USAGE}`)
  }
  const removes = values.remove
  if (removes ? values.name === undefined || positionals.length > 0 : positionals.length !== 1) {
    throw new OperatorError(USAGE)
  }
  if (values.source !== undefined && !(URL.canParse(values.source) && /^https?:/.test(values.source))) {
    throw new OperatorError('--source: expected the address of a page, beginning with https://')
  }
  const text = (value: string | undefined) => value?.trim().slice(0, 200) || null
  return {
    importer,
    removes,
    asked: {
      file: positionals[0],
      name: text(values.name),
      licence: text(values.licence),
      sourceUrl: values.source ?? null,
      isDry: values['dry-run'],
    },
  }
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}
