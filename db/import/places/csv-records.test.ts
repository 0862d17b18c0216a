import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { CsvRecords } from './csv-records.ts'

/** As a file comes: cut anywhere. */
function inPieces(text: string, size: number, delimiter = ','): { line: number; cells: string[] }[] {
  const table = new CsvRecords(delimiter, 1000)
  const records = []
  for (let at = 0; at < text.length; at += size) records.push(...table.read(text.slice(at, at + size)))
  return [...records, ...table.read('', true)]
}

const cellsIn = (text: string, size = text.length + 1) => inPieces(text, size).map(({ cells }) => cells)

describe('a table in pieces', () => {
  it('reads the same wherever it is cut', () => {
    const text = 'a,b,c\r\n"見本, の橋","says ""hello""",\r\n,"two\r\nlines",3\r\n\r\nlast,"",x'
    const whole = cellsIn(text)
    expect(whole).toEqual([
      ['a', 'b', 'c'],
      ['見本, の橋', 'says "hello"', ''],
      ['', 'two\r\nlines', '3'],
      [''],
      ['last', '', 'x'],
    ])
    for (let size = 1; size < text.length; size++) expect(cellsIn(text, size)).toEqual(whole)
  })

  it('reads what another reader of tables reads', () => {
    const letters = ['a', '橋', ',', '"', '\n', '""', ' ']
    let seed = 7
    const next = () => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed
    }
    let compared = 0
    for (let round = 0; round < 2000; round++) {
      const text = `x,y\n${Array.from({ length: 1 + (next() % 14) }, () => letters[next() % letters.length]).join('')}`
      let expected: string[][]
      try {
        expected = parse(text, { relax_column_count: true, relax_quotes: true })
      } catch {
        expect(() => cellsIn(text)).toThrow(/never closed/)
        continue
      }
      const own = cellsIn(text, 1 + (next() % 9))
      expect({ text, own }).toEqual({ text, own: expected })
      compared++
    }
    expect(compared).toBeGreaterThan(1000)
  })

  it('ends a line as its file does', () => {
    const rows = [
      ['a', 'b'],
      ['1', '2'],
    ]
    for (const end of ['\n', '\r\n', '\r']) {
      const text = `${rows.map((cells) => cells.join(',')).join(end)}${end}`
      for (let size = 1; size <= text.length; size++) expect(cellsIn(text, size)).toEqual(rows)
    }
  })

  it('tells the line that a record begins at', () => {
    expect(inPieces('a;b\n"1\n2\n3";x\n\ny;z\n', 3, ';').map(({ line }) => line)).toEqual([1, 2, 5, 6])
  })

  it('refuses a quote that is never closed, and a record without an end', () => {
    expect(() => cellsIn('a,b\n1,"2\n')).toThrow(
      expect.objectContaining({ message: expect.stringMatching(/closed/), line: 2 }),
    )
    expect(() => cellsIn(`a,b\n1,"${'x\n'.repeat(600)}`, 100)).toThrow(expect.objectContaining({ line: 2 }))
    expect(() => cellsIn(`a,b\n${'x'.repeat(1010)}\n`)).toThrow(/longer than 1000/)
    expect(() => cellsIn('x'.repeat(1100), 100)).toThrow(/longer than 1000/)
  })
})
