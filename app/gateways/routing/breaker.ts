export type FailureKind =
  | 'unreachable'
  | 'timeout'
  | 'bad_status'
  | 'too_large'
  | 'not_json'
  | 'nonsense'
  /** The engine is well and will not answer this. */
  | 'refused'
  | 'breaker_open'
  /** The time for all questions together ran out. */
  | 'deadline'

/** Why an engine's answer can't be used. Its message never holds an address or a coordinate. */
export class EngineFailure extends Error {
  override name = 'EngineFailure'
  constructor(readonly kind: FailureKind) {
    super(kind)
  }
}

export interface Breaker {
  run<Value>(task: () => Promise<Value>): Promise<Value>
}

/**
 * Stops asking an engine that failed `failuresToOpen` times in a row: for `openMs` milliseconds every question fails at
 * once, then a single one goes through to see. Its answer closes the breaker, its failure opens it again.
 */
export function breaker({ failuresToOpen = 5, openMs = 30_000, clock = () => performance.now() } = {}): Breaker {
  let failures = 0
  let openUntil = 0
  let isProbing = false
  return {
    run: async (task) => {
      const probes = failures >= failuresToOpen
      if (probes && (isProbing || clock() < openUntil)) throw new EngineFailure('breaker_open')
      isProbing ||= probes
      try {
        const value = await task()
        failures = 0
        return value
      } catch (error) {
        const kind = error instanceof EngineFailure ? error.kind : 'unreachable'
        if (kind === 'refused') failures = 0
        else if (kind !== 'deadline' && ++failures >= failuresToOpen) openUntil = clock() + openMs
        throw error
      } finally {
        if (probes) isProbing = false
      }
    },
  }
}
