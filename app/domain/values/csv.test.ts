import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvLine } from './csv.ts'

it('is read again as it was written', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((each) => !/^[=+\-@\t\r＝＋－＠]/.test(each))
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (cells) => {
      expect(parse(csvLine(cells), { relaxColumnCount: true })[0]).toEqual(cells)
    }),
  )
})

it('leaves unknown empty, joins lists and writes numbers as they are', () => {
  expect(csvLine([null, -1.5, ['a', 'b'], 'x'])).toBe(',-1.5,a;b,x\r\n')
})

it('runs nothing in a spreadsheet', () => {
  for (const text of ['=cmd|calc', '+1', '-1', '@SUM(A1)', '\tx', '＝1', '＋1', '－1', '＠x']) {
    expect(parse(csvLine([text, 'b']))[0]).toEqual([`'${text}`, 'b'])
  }
})
