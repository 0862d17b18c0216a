import { setImmediate as letOthersIn, setTimeout as wait } from 'node:timers/promises'

/** After a piece so many times as long as it took is left to whoever waits for a page, in milliseconds at most. */
const REST_TIMES = 6
const LONGEST_REST_MS = 100

let last: Promise<unknown> = Promise.resolve()

/**
 * Does heavy work of the thread that serves pages one piece after the other and rests after each: eight plans that are
 * asked for at once take a seventh of the thread and hold nobody up for longer than one piece; the last of them would wait
 * for a planner anyway. Never from within a transaction, whose connection the one before may be waiting for, nor from
 * within another piece.
 */
export function inTurn<Value>(work: () => Value | Promise<Value>): Promise<Value> {
  let startedAt = 0
  const done = last.then(() => {
    startedAt = performance.now()
    return work()
  })
  last = done
    .catch(() => undefined)
    .then(() => wait(Math.min(LONGEST_REST_MS, REST_TIMES * (performance.now() - startedAt))))
  return done.finally(() => letOthersIn())
}
