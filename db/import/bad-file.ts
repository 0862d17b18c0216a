/** What is wrong with a file, for a page to say in its reader's language. */
export const FILE_FAULTS = [
  'unreadable',
  'empty',
  'too_large',
  'no_text',
  'unknown_xml',
  'unknown_json',
  'unknown_zip',
  'unsafe_zip',
  'unsafe_xml',
  'breaks_off',
  'too_deep',
  'endless_text',
  'too_many_columns',
  'columns_missing',
  'too_many_records',
  'no_records',
] as const
export type FileFault = (typeof FILE_FAULTS)[number]

/** A file that can't be loaded, told in one line: which file, which line and column, and what was expected there. */
export class BadFile extends Error {
  override name = 'BadFile'

  constructor(
    message: string,
    readonly fault: FileFault = 'unreadable',
    /** Where it stands in the file, if that is known. */
    readonly line: number | null = null,
  ) {
    super(message)
  }
}

const LINES_KEPT = 10

/** Rows that had to be left out: how many of each file, and the first ten of them by line. */
export class BadRows {
  private readonly ofFile = new Map<string, { count: number; first: string[] }>()

  add(file: string, line: number, what: string): void {
    const rows = this.ofFile.get(file) ?? { count: 0, first: [] }
    this.ofFile.set(file, rows)
    rows.count++
    if (rows.first.length < LINES_KEPT) rows.first.push(`${file}:${line} ${what}`)
  }

  get count(): number {
    return [...this.ofFile.values()].reduce((sum, { count }) => sum + count, 0)
  }

  lines(): string[] {
    return [...this.ofFile].flatMap(([file, { count, first }]) => [
      `${file}: ${count.toLocaleString('en')} left out${count > first.length ? `, of these the first ${first.length}` : ''}`,
      ...first.map((line) => `  ${line}`),
    ])
  }
}
