import { setImmediate as letOthersIn } from 'node:timers/promises'

let last: Promise<unknown> = Promise.resolve()

/**
 * Does heavy work of the thread that serves pages one piece after the other, with whoever waits for a page let in before
 * each: eight plans that are asked for at once hold nobody up for longer than one. Never from within a transaction,
 * whose connection the one before may be waiting for.
 */
export function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const done = last.then(letOthersIn).then(work)
  last = done.catch(() => undefined)
  return done
}
