import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inTurn } from './in-turn.ts'

it('begins a piece of work when the one before has ended, however that ended', async () => {
  const told: string[] = []
  const work = (name: string, fails = false) =>
    inTurn(async () => {
      told.push(`${name} begins`)
      await wait(5)
      told.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    })
  const [one, two, three] = await Promise.allSettled([work('one'), work('two', true), work('three')])
  expect(told).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends'])
  expect(one).toMatchObject({ value: 'one' })
  expect(two).toMatchObject({ status: 'rejected' })
  expect(three).toMatchObject({ value: 'three' })
})

it('lets what came in meanwhile be answered between two pieces', async () => {
  let answered = 0
  const seen: number[] = []
  const page = setInterval(() => {
    answered += 1
  }, 0)
  const busy = async () => {
    seen.push(answered)
    const end = performance.now() + 5
    while (performance.now() < end);
  }
  await Promise.all([inTurn(busy), inTurn(busy), inTurn(busy)])
  clearInterval(page)
  expect(seen[1]!).toBeGreaterThan(seen[0]!)
  expect(seen[2]!).toBeGreaterThan(seen[1]!)
})
