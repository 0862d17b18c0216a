/** What a rule answers: an expected refusal is a value (`kind` and its numbers), never an exception. */
export type Result<Value, Refusal> = { ok: true; value: Value } | { ok: false; error: Refusal }

export function accept<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

export function refuse<const Refusal extends { kind: string }>(error: Refusal): { ok: false; error: Refusal } {
  return { ok: false, error }
}

/** For what cannot be: our own mistakes throw. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`)
}

/** The compiler's watch over a union: a forgotten case does not type-check. */
export function never(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
