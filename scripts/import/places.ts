import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { readConfig } from '#app/config.server.ts'
import { PLACE_KINDS } from '#app/domain/catalog/place.ts'
import { IMPORT_FIELDS } from '#app/domain/curation/import/import-row.ts'
import { DATUMS } from '#app/domain/curation/import/shift.ts'
import { idFromBytes } from '#app/domain/values/ids.ts'
import { openDatabase } from '#db/connection.ts'
import { applyImport } from '#db/import/places/apply-import.ts'
import { type Brought, readPlaces, tryPlaces } from '#db/import/places/import-places.ts'
import { FORMATS } from '#db/import/places/open-file.ts'
import { migrate } from '#db/migrate.ts'
import { OperatorError } from '../lib/end-with-one-line.ts'
import { decideRows, showWaiting, undo } from './places-decisions.ts'
import { PlacesReport } from './places-report.ts'

const PLACES_USAGE = `usage: npm run import -- FILE --as places [--dry-run] [--json] [--format ${FORMATS.join('|')}]
         [--map name=施設名,lat=緯度,…] [--name "whose data"] [--source URL] [--licence "…"]
         [--kind ${PLACE_KINDS[0]}|…] [--datum ${DATUMS.join('|')}] [--region 26] [--complete] [--publication draft|review]
       npm run import -- --as places --waiting IMPORT      what waits for a decision
       npm run import -- --as places --accept IMPORT --rows 4,7 | --reason coordinates_swapped     (or --refuse)
       npm run import -- --as places --undo IMPORT
fields for --map: ${IMPORT_FIELDS.join(', ')}`

const OPTIONS = {
  as: { type: 'string' },
  format: { type: 'string' },
  map: { type: 'string' },
  name: { type: 'string' },
  source: { type: 'string' },
  licence: { type: 'string' },
  kind: { type: 'string' },
  datum: { type: 'string', default: 'wgs84' },
  region: { type: 'string' },
  publication: { type: 'string', default: 'draft' },
  undo: { type: 'string' },
  waiting: { type: 'string' },
  accept: { type: 'string' },
  refuse: { type: 'string' },
  rows: { type: 'string' },
  reason: { type: 'string' },
  complete: { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

/** How long an import of the same source is waited for; one that was ended is over sooner. */
const LONGEST_WAIT_MS = 60_000

/**
 * `npm run import -- FILE --as places`: judges a file, and without `--dry-run` writes its good rows and keeps the doubtful
 * ones aside. Answers the exit code: 0 all rows are good, 1 some are refused or wait for a decision.
 */
export async function runPlaces(argv: string[]): Promise<number> {
  const { values, positionals } = parsed(argv)
  const tools = { now, newId: () => idFromBytes(randomBytes(16)) }
  const db = openDatabase(readConfig().databaseUrl)
  try {
    await migrate(db)
    if (values.undo !== undefined) return await undo(db, values.undo, tools)
    if (values.waiting !== undefined) return await showWaiting(db, values.waiting)
    for (const decision of ['accept', 'refuse'] as const) {
      const id = values[decision]
      if (id !== undefined)
        return await decideRows(db, id, { decision, rows: values.rows, reason: values.reason }, tools)
    }
    if (positionals.length !== 1) throw new OperatorError(PLACES_USAGE)
    const brought = broughtBy(values, positionals[0]!)
    const report = new PlacesReport(values.json)
    const heard = { ...tools, onRow: report.row, onProgress: report.progress }
    if (values['dry-run']) {
      const checked = await tryPlaces(db, brought, heard)
      return report.end(checked, { isDry: true, licence: brought.licence })
    }
    const read = await patiently(() => readPlaces(db, brought, heard))
    if (read.kind === 'import_running') throw new OperatorError('An import of the same source is running: try again')
    const outcome = await applyImport(db, read.id, { ...tools, now: now(), authorId: null })
    if (outcome.kind !== 'applied') throw new OperatorError('The import was taken away while it was read')
    return report.end(read.checked, { isDry: false, licence: brought.licence, id: read.id, applied: outcome.applied })
  } finally {
    await db.destroy()
  }
}

async function patiently(attempt: () => ReturnType<typeof readPlaces>): ReturnType<typeof readPlaces> {
  const deadline = performance.now() + LONGEST_WAIT_MS
  for (;;) {
    const outcome = await attempt()
    if (outcome.kind === 'read' || performance.now() > deadline) return outcome
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

function parsed(argv: string[]) {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new OperatorError(`${(error as Error).message}\n${PLACES_USAGE}`)
  }
}

type Values = ReturnType<typeof parsed>['values']

function broughtBy(values: Values, path: string): Brought {
  if (values.source !== undefined && !(URL.canParse(values.source) && /^https?:/.test(values.source))) {
    throw new OperatorError('--source: expected the address of a page, beginning with https://')
  }
  if (values.region !== undefined && !/^(0[1-9]|[1-3]\d|4[0-7])(\d{3})?$/.test(values.region)) {
    throw new OperatorError('--region: expected a code of a prefecture (26) or municipality (26204)')
  }
  const text = (value: string | undefined) => value?.trim().slice(0, 200) || null
  const { region } = values
  return {
    path,
    format: oneOf('--format', values.format, FORMATS),
    mapping: mappingOf(values.map),
    sourceName: text(values.name),
    sourceUrl: values.source ?? null,
    licence: text(values.licence),
    kind: oneOf('--kind', values.kind, PLACE_KINDS),
    datum: oneOf('--datum', values.datum, DATUMS) ?? 'wgs84',
    isComplete: values.complete,
    publication: oneOf('--publication', values.publication, ['draft', 'review'] as const) ?? 'draft',
    region: region
      ? { prefectureCode: region.slice(0, 2), municipalityCode: region.length === 5 ? region : null }
      : null,
    authorId: null,
  }
}

function mappingOf(map: string | undefined): Brought['mapping'] {
  if (map === undefined) return {}
  const pairs = map.split(',').map((pair) => {
    const at = pair.indexOf('=')
    const field = oneOf('--map', pair.slice(0, at).trim(), IMPORT_FIELDS)
    return [field, pair.slice(at + 1).trim()] as const
  })
  return Object.fromEntries(pairs)
}

function oneOf<Each extends string>(option: string, value: string | undefined, all: readonly Each[]): Each | null {
  if (value === undefined) return null
  const found = all.find((each) => each === value)
  if (!found) throw new OperatorError(`${option}: expected one of ${all.join(', ')}`)
  return found
}

function now(): number {
  return Math.floor(Date.now() / 1000)
}
