/** A record of a table with the line that it begins at. */
export interface CsvRecord {
  line: number
  cells: string[]
}

/** What is wrong with a table as a text; `line` is where its record begins. */
export class BrokenTable extends Error {
  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message)
  }
}

const QUOTE = '"'
const [LF, CR] = [10, 13]

/**
 * Cuts the text of a table into records, piece by piece. Whole lines are cut by the engine's own search, which is ten times
 * as fast as looking at each letter; only records with quotes are read letter by letter. As spreadsheets do it, a quote
 * within a cell or after its end is a letter like others. Cells are parts of the piece: whoever keeps one for long copies it.
 */
export class CsvRecords {
  private rest = ''
  private line = 1
  private breaksBy: '\n' | '\r' | null = null

  constructor(
    private readonly delimiter: string,
    private readonly longest: number,
  ) {}

  /** The records that end in this piece; with `isEnd`, the last one too. */
  read(piece: string, isEnd = false): CsvRecord[] {
    const text = this.rest + piece
    const records: CsvRecord[] = []
    this.breaksBy ??= breakOf(text, isEnd)
    let at = 0
    while (at < text.length) {
      const next = this.readRecord(text, at, isEnd, records)
      if (next < 0) break
      if (next - at > this.longest + 2) throw this.tooLong(records.at(-1)!.line)
      at = next
    }
    this.rest = text.slice(at)
    if (this.rest.length > this.longest) throw this.tooLong(this.line)
    return records
  }

  /** Where the next record begins; −1 where this one goes on in the next piece. */
  private readRecord(text: string, at: number, isEnd: boolean, records: CsvRecord[]): number {
    const found = this.breaksBy === null ? -1 : text.indexOf(this.breaksBy, at)
    if (found < 0 && !isEnd) return -1
    const end = found < 0 ? text.length : found
    const isAfterCr = text.charCodeAt(end - 1) === CR && end > at
    const whole = text.slice(at, isAfterCr ? end - 1 : end)
    if (whole.includes(QUOTE)) return this.readQuoted(text, at, isEnd, records)
    records.push({ line: this.line++, cells: whole.split(this.delimiter) })
    return end + 1
  }

  private readQuoted(text: string, from: number, isEnd: boolean, records: CsvRecord[]): number {
    const cells: string[] = []
    for (let at = from; ; ) {
      const cell = this.readCell(text, at)
      // What stands after a quote at the very end of a piece is only known with the next one.
      if (!cell || (!isEnd && cell.end + 1 >= text.length)) {
        if (!isEnd) return -1
        throw new BrokenTable('a quote is never closed', this.line)
      }
      cells.push(cell.text)
      at = cell.end + 1
      if (text[cell.end] === this.delimiter) continue
      if (text.charCodeAt(cell.end) === CR && text.charCodeAt(at) === LF) at++
      records.push({ line: this.line, cells })
      this.line += linesIn(text, from, at, this.breaksBy)
      return at
    }
  }

  /** A cell and where it ends: at a delimiter, a line break or the end of the text; null where its quote stays open. */
  private readCell(text: string, from: number): { text: string; end: number } | null {
    if (text[from] !== QUOTE) {
      const end = this.endOfPlain(text, from)
      return { text: text.slice(from, end), end }
    }
    let inside = ''
    for (let at = from + 1; ; ) {
      const quote = text.indexOf(QUOTE, at)
      if (quote < 0) return null
      inside += text.slice(at, quote)
      at = quote + 1
      if (text[at] === QUOTE) {
        inside += QUOTE
        at++
        continue
      }
      const end = this.endOfPlain(text, at)
      return { text: end === at ? inside : QUOTE + inside + QUOTE + text.slice(at, end), end }
    }
  }

  private endOfPlain(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === LF || text[at] === this.delimiter) return at
      if (code === CR && (this.breaksBy === '\r' || text.charCodeAt(at + 1) === LF)) return at
    }
    return text.length
  }

  private tooLong(line: number): BrokenTable {
    return new BrokenTable(`a record is longer than ${this.longest} letters`, line)
  }
}

/** Old spreadsheets end a line by a carriage return alone; null as long as no line has ended. */
function breakOf(text: string, isEnd: boolean): '\n' | '\r' | null {
  const [lf, cr] = [text.indexOf('\n'), text.indexOf('\r')]
  if (cr < 0 || (lf >= 0 && lf <= cr + 1)) return lf < 0 ? null : '\n'
  if (cr === text.length - 1 && !isEnd) return null
  return '\r'
}

/** How many lines a record with its break covers. */
function linesIn(text: string, from: number, to: number, breaksBy: '\n' | '\r' | null): number {
  let lines = 0
  for (let at = text.indexOf(breaksBy ?? '\n', from); at >= 0 && at < to; at = text.indexOf(breaksBy ?? '\n', at + 1)) {
    lines++
  }
  return lines
}
