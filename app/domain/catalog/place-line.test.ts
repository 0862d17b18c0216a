import { describe, expect, it } from 'vitest'
import { confirmationOf } from './place-line.ts'

const line = (isConfirmed: boolean, isSample = false) => ({ isConfirmed, isSample })
const [yes, no, sample] = [line(true), line(false), line(false, true)]

describe('how a list tells what is confirmed', () => {
  it('says nothing where every record is confirmed, or a sample', () => {
    expect(confirmationOf([yes, yes, sample])).toBe('nothing_to_tell')
    expect(confirmationOf([sample])).toBe('nothing_to_tell')
    expect(confirmationOf([])).toBe('nothing_to_tell')
  })

  it('says it once where none is', () => {
    expect(confirmationOf([no, no, sample])).toBe('none_confirmed')
  })

  it('marks the rarer ones where they differ', () => {
    expect(confirmationOf([yes, no, no])).toBe('marks_confirmed')
    expect(confirmationOf([yes, no])).toBe('marks_unconfirmed')
    expect(confirmationOf([yes, yes, no])).toBe('marks_unconfirmed')
  })
})
