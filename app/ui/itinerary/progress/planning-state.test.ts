import { describe, expect, it } from 'vitest'
import { afterLine, PLANNING_BEGINS } from './planning-state.ts'
import { readLines } from './read-lines.ts'

const searching = { kind: 'planning', candidates: 95, budgetMilliseconds: 1500 } as const

describe('what is known of a plan in the making', () => {
  it('the search begins when the server says so, not when the form was sent', () => {
    const reading = afterLine(PLANNING_BEGINS, { kind: 'reading_catalog' }, 10)
    expect(reading.searchBeganAt).toBeNull()
    const began = afterLine(reading, { ...searching, elapsedMilliseconds: 0, profit: null }, 40)
    expect(began).toMatchObject({ step: 'planning', candidates: 95, searchBeganAt: 40, firstPlanMilliseconds: null })
  })

  it('the first plan is told with its own time; each better one counts', () => {
    const lines = [null, 700, 720, 730].map((profit, index) => ({
      ...searching,
      elapsedMilliseconds: index * 8,
      profit,
    }))
    const state = lines.reduce((before, line) => afterLine(before, line, 50), PLANNING_BEGINS)
    expect(state).toMatchObject({ firstPlanMilliseconds: 8, improvements: 2, searchBeganAt: 50 })
  })
})

it('lines are read as they come, also where the wire cuts them and in the middle of a letter', async () => {
  const bytes = new TextEncoder().encode('{"place":"宇治"}\n{"end":true}')
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
      controller.close()
    },
  })
  const lines: unknown[] = []
  await readLines(body, (line) => lines.push(line))
  expect(lines).toEqual([{ place: '宇治' }, { end: true }])
})
