import type { UnixSeconds } from '#app/domain/values/time.ts'

/** A clock that a test sets by hand. */
export interface TestClock {
  now: () => UnixSeconds
  set: (instant: UnixSeconds) => void
  advance: (seconds: number) => void
}

export function clockAt(instant: UnixSeconds): TestClock {
  let current = instant
  return {
    now: () => current,
    set: (next) => {
      current = next
    },
    advance: (seconds) => {
      current += seconds
    },
  }
}
