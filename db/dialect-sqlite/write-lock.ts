import { DatabaseBusyError } from '../errors.ts'

/** Whose turn it is to write: first come, first served, and nobody waits for ever. */
export class WriteLock {
  #isHeld = false
  #waiting: { take: () => void }[] = []
  readonly #waitMs: number

  constructor(waitMs: number) {
    this.#waitMs = waitMs
  }

  async acquire(): Promise<void> {
    if (!this.#isHeld) {
      this.#isHeld = true
      return
    }
    await new Promise<void>((resolve, reject) => {
      const waiter = {
        take: () => {
          clearTimeout(timer)
          resolve()
        },
      }
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1)
        reject(new DatabaseBusyError(`no turn to write within ${this.#waitMs} ms`))
      }, this.#waitMs)
      this.#waiting.push(waiter)
    })
  }

  release(): void {
    const next = this.#waiting.shift()
    if (next) next.take()
    else this.#isHeld = false
  }
}
