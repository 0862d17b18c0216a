import { describe, expect, it } from 'vitest'
import { sortOf, sortRows, sortText } from './sort.ts'

const USUAL = { by: 'name', isDescending: false } as const
const CHOICES = ['name', 'yen'] as const

describe('the order of a table', () => {
  it('is read from the address and written back the same', () => {
    for (const text of ['name', '-name', 'yen', '-yen']) expect(sortText(sortOf(text, CHOICES, USUAL))).toBe(text)
  })

  it('is the usual one when the address asks for none, or for nonsense', () => {
    for (const asked of [null, '', '-', '--yen', 'password_hash', 'yen;drop']) {
      expect(sortOf(asked, CHOICES, USUAL)).toEqual(USUAL)
    }
  })

  it('counts figures as figures, leaves equals as they were and puts the unknown last either way', () => {
    const rows = [
      { name: 'b', yen: 900 },
      { name: 'a', yen: null },
      { name: 'c', yen: 10_000 },
      { name: 'd', yen: 900 },
    ]
    const of = { name: (row: (typeof rows)[number]) => row.name, yen: (row: (typeof rows)[number]) => row.yen }
    const names = (asked: string) =>
      sortRows(rows, sortOf(asked, CHOICES, USUAL), of, 'en')
        .map(({ name }) => name)
        .join('')
    expect(names('name')).toBe('abcd')
    expect(names('-name')).toBe('dcba')
    expect(names('yen')).toBe('bdca')
    expect(names('-yen')).toBe('cbda')
  })
})
