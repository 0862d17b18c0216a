export type CsvValue = string | number | null | readonly string[]

/** Begins a formula in a spreadsheet, in full width too (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** A line of CSV (RFC 4180) with its line break. Texts that a spreadsheet would run are made plain by an apostrophe. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(cell).join(',')}\r\n`
}

function cell(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = typeof value === 'string' ? value : value.join(';')
  const plain = FORMULA.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
