import type { Reason } from '#app/domain/curation/import/import-row.ts'
import type { Applied } from '#db/import/places/apply-import.ts'
import type { JudgedRow } from '#db/import/places/check-file.ts'
import type { Checked } from '#db/import/places/import-places.ts'

const PROGRESS_MS = 2_000
/** What every row that is mended would say again and again. */
const MOST_LINES = 10_000

/** Tells of an import on the command line: a line for each row that is refused or doubtful, then what came of it. */
export class PlacesReport {
  private lines = 0
  private toldAt = performance.now()

  constructor(private readonly isJson: boolean) {}

  readonly row = (row: JudgedRow): void => {
    if (row.verdict === 'accepted' || (row.verdict === 'changed' && !this.isJson)) return
    this.lines++
    if (this.isJson) {
      const { line, name, verdict, effect, reasons } = row
      console.log(JSON.stringify({ line, name, verdict, effect, reasons }))
    } else if (this.lines <= MOST_LINES) {
      console.log(`line ${row.line} ${JSON.stringify(row.name)} ${row.verdict}: ${row.reasons.map(wordsOf).join('; ')}`)
    }
  }

  readonly progress = (rows: number): void => {
    if (performance.now() - this.toldAt < PROGRESS_MS) return
    this.toldAt = performance.now()
    console.error(`${rows.toLocaleString('en')} rows`)
  }

  /** The last lines, and the exit code. */
  end(
    { format, sourceName, head, shift, counts }: Checked,
    told: { isDry: boolean; licence: string | null; id?: string; applied?: Applied },
  ): number {
    const exitCode = counts.refused + counts.doubtful > 0 ? 1 : 0
    if (this.isJson) {
      const { id, applied, isDry } = told
      const columns = head && Object.fromEntries(head.fields.map(([field, at]) => [field, head.columns[at]]))
      console.log(
        JSON.stringify({ summary: { format, source: sourceName, columns, shift, ...counts, isDry, id, applied } }),
      )
      return exitCode
    }
    if (this.lines > MOST_LINES) console.log(`… and ${this.lines - MOST_LINES} more`)
    if (head) console.log(`Columns: ${head.fields.map(([field, at]) => `${field} = ${head.columns[at]}`).join(', ')}`)
    if (shift) {
      const what = shift.datum ? `, as with --datum ${shift.datum}` : ''
      console.log(`The whole file lies ${shift.meters} m off ${shift.places} places of the same names${what}`)
    }
    const { rows, accepted, changed, doubtful, refused } = counts
    console.log(
      `"${sourceName}" (${format}): ${rows} rows, ${accepted} accepted, ${changed} changed, ${doubtful} doubtful, ${refused} refused`,
    )
    if (told.licence === null && refused > 0) console.log('The licence of a file is said with --licence "…"')
    if (told.isDry) console.log('Nothing was written')
    if (told.applied) {
      const { created, updated, unchanged } = told.applied
      console.log(`${created} new, ${updated} changed, ${unchanged} as they were. To take it back: --undo ${told.id}`)
      if (doubtful > 0) console.log(`What waits for a decision is shown by --waiting ${told.id}`)
    }
    return exitCode
  }
}

export function wordsOf({ kind, field, found, meters, line, placeId }: Reason): string {
  const facts = [
    field && `in ${field}`,
    found !== undefined && JSON.stringify(found),
    placeId,
    line !== undefined && `line ${line}`,
    meters !== undefined && `${meters} m`,
  ].filter(Boolean)
  return kind.replaceAll('_', ' ') + (facts.length > 0 ? ` (${facts.join(', ')})` : '')
}
