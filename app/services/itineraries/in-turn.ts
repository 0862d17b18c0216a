import { setImmediate as letOthersIn, setTimeout as wait } from 'node:timers/promises'

/** Milliseconds that are left to whoever waits for a page, at most, before the next piece of work. */
const LONGEST_REST_MS = 25

let last: Promise<unknown> = Promise.resolve()

/**
 * Does heavy work of the thread that serves pages one piece after the other and rests after each for as long as it took:
 * eight plans that are asked for at once take half of the thread and hold nobody up for longer than one piece. Never from
 * within a transaction, whose connection the one before may be waiting for, nor from within another piece.
 */
export function inTurn<Value>(work: () => Value | Promise<Value>): Promise<Value> {
  let startedAt = 0
  const done = last.then(() => {
    startedAt = performance.now()
    return work()
  })
  last = done.catch(() => undefined).then(() => wait(Math.min(LONGEST_REST_MS, performance.now() - startedAt)))
  return done.finally(() => letOthersIn())
}
