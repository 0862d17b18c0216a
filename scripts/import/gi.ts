import { parseArgs } from 'node:util'
import { readConfig } from '#app/config.server.ts'
import type { GiReason } from '#app/domain/curation/import/gi-row.ts'
import { localDateOf } from '#app/domain/values/time.ts'
import { openDatabase } from '#db/connection.ts'
import { type GiFile, type GiOutcome, importGi } from '#db/import/gi/import-gi.ts'
import { migrate } from '#db/migrate.ts'
import { OperatorError } from '../lib/end-with-one-line.ts'

const GI_USAGE = `usage: npm run import -- FILE --as gi --name "whose table" --licence "…" [--source URL] [--accept 4,7] [--dry-run] [--json]
FILE is a table (CSV) of names that are protected: register, number, name_ja, name_en, name_reading, category,
registered_on, production_area_ja, production_area_en, areas (names or JIS codes with ; between), status`

const OPTIONS = {
  as: { type: 'string' },
  name: { type: 'string' },
  licence: { type: 'string' },
  source: { type: 'string' },
  accept: { type: 'string', default: '' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

/** `npm run import -- FILE --as gi`. Answers the exit code: 0 all rows are good, 1 some are refused or doubtful. */
export async function runGi(argv: string[]): Promise<number> {
  const { file, isDry, isJson } = asked(argv)
  const db = openDatabase(readConfig().databaseUrl)
  try {
    await migrate(db)
    const outcomes = await importGi(db, file, { today: localDateOf(Math.floor(Date.now() / 1000)), isDry })
    return report(outcomes, { file, isDry, isJson })
  } finally {
    await db.destroy()
  }
}

function asked(argv: string[]): { file: GiFile; isDry: boolean; isJson: boolean } {
  let parsed: ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>>
  try {
    parsed = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new OperatorError(`${(error as Error).message}\n${GI_USAGE}`)
  }
  const { values, positionals } = parsed
  const text = (value: string | undefined) => value?.trim().slice(0, 200) ?? ''
  const [sourceName, licence] = [text(values.name), text(values.licence)]
  if (positionals.length !== 1 || !sourceName || !licence) throw new OperatorError(GI_USAGE)
  if (values.source !== undefined && !(URL.canParse(values.source) && /^https?:/.test(values.source))) {
    throw new OperatorError('--source: expected the address of a page, beginning with https://')
  }
  if (!/^(\d+(,\d+)*)?$/.test(values.accept)) throw new OperatorError('--accept: expected numbers of lines, as 4,7')
  const accepted = new Set(values.accept.split(',').filter(Boolean).map(Number))
  const file = { path: positionals[0]!, sourceName, licence, sourceUrl: values.source ?? null, accepted }
  return { file, isDry: values['dry-run'], isJson: values.json }
}

function report(
  outcomes: readonly GiOutcome[],
  { file, isDry, isJson }: { file: GiFile; isDry: boolean; isJson: boolean },
): number {
  for (const outcome of outcomes) {
    if (isJson) console.log(JSON.stringify(outcome))
    else if (outcome.reasons.length > 0) {
      const { line, name, verdict, reasons } = outcome
      console.log(`line ${line} ${JSON.stringify(name)} ${verdict}: ${reasons.map(wordsOf).join('; ')}`)
    }
  }
  const of = (is: (outcome: GiOutcome) => boolean) => outcomes.filter(is).length
  const counts = {
    rows: outcomes.length,
    refused: of(({ verdict }) => verdict === 'refused'),
    doubtful: of(({ verdict, effect }) => verdict === 'doubtful' && effect === null),
    created: of(({ effect }) => effect === 'create'),
    updated: of(({ effect }) => effect === 'update'),
    unchanged: of(({ effect }) => effect === 'unchanged'),
  }
  if (isJson) console.log(JSON.stringify({ summary: { source: file.sourceName, ...counts, isDry } }))
  else {
    const { rows, created, updated, unchanged, doubtful, refused } = counts
    console.log(
      `"${file.sourceName}": ${rows} rows, ${created} new, ${updated} changed, ${unchanged} as they were, ${doubtful} doubtful, ${refused} refused`,
    )
    if (isDry) console.log('Nothing was written')
    else if (doubtful > 0) console.log('A doubtful line is taken with --accept and its number')
  }
  return counts.refused + counts.doubtful > 0 ? 1 : 0
}

function wordsOf({ kind, field, found }: GiReason): string {
  const facts = [field && `in ${field}`, found !== undefined && JSON.stringify(found)].filter(Boolean)
  return kind.replaceAll('_', ' ') + (facts.length > 0 ? ` (${facts.join(', ')})` : '')
}
