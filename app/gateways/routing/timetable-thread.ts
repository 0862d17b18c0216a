import { Worker } from 'node:worker_threads'
import { breaker, EngineFailure, type FailureKind } from './breaker.ts'
import type { TimetableAnswers } from './timetable-answers.ts'

/** One question to the thread: a method of `TimetableAnswers` and what it is asked with. */
export interface TimetableQuestion {
  id: number
  ask: keyof TimetableAnswers
  with: unknown[]
}

export type TimetableReply = { id: number; value: unknown } | { id: number; failure: FailureKind; message: string }

export interface TimetableThreadOptions {
  /** The thread's entry, and what it is given to begin with. */
  workerUrl: URL
  workerData: unknown
  /** Milliseconds after which a question is given up, and the thread with it. */
  questionMs?: number
  tellDeath?: (reason: string) => void
}

/** The search's own arrays lie outside of it (75 MB at most); rows being read lie in it. */
const MOST_HEAP_MB = 384

interface Waiting {
  resolve: (value: unknown) => void
  reject: (failure: EngineFailure) => void
  timer: NodeJS.Timeout
}

/**
 * Timetables that are read and searched by a thread of its own, begun with the first question. Where it dies or hangs its
 * questions fail and the estimates stand; a new one is begun, after a few failures in a row only to see every half minute.
 */
export function threadedTimetables(options: TimetableThreadOptions): TimetableAnswers & { close(): Promise<void> } {
  const { workerUrl, workerData, questionMs = 10_000, tellDeath = () => {} } = options
  const guard = breaker({ failuresToOpen: 3 })
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let nextId = 1

  const end = (dead: Worker, reason: string): void => {
    if (worker !== dead) return
    worker = null
    tellDeath(reason)
    dead.terminate().catch(() => {})
    for (const id of [...waiting.keys()]) settle(id)?.reject(new EngineFailure('unreachable'))
  }

  const settle = (id: number): Waiting | undefined => {
    const question = waiting.get(id)
    if (question) clearTimeout(question.timer)
    waiting.delete(id)
    return question
  }

  const start = (): Worker => {
    const begun = newWorker(workerUrl, workerData)
    begun.unref()
    begun.on('message', (reply: TimetableReply) => {
      const question = settle(reply.id)
      if ('value' in reply) question?.resolve(reply.value)
      else question?.reject(new EngineFailure(reply.failure))
      if ('message' in reply && reply.message !== '') tellDeath(reply.message)
    })
    begun.on('error', (error) => end(begun, error.message))
    begun.on('exit', (code) => end(begun, `the thread ended with ${code}`))
    return begun
  }

  const ask = <Value>(method: TimetableQuestion['ask'], ...given: unknown[]): Promise<Value> =>
    guard.run(
      () =>
        new Promise<Value>((resolve, reject) => {
          worker ??= start()
          const asked = worker
          const id = nextId++
          const timer = setTimeout(() => {
            settle(id)?.reject(new EngineFailure('timeout'))
            end(asked, 'a question took too long')
          }, questionMs)
          waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, timer })
          asked.postMessage({ id, ask: method, with: given } satisfies TimetableQuestion)
        }),
    )

  return {
    leg: (...given) => ask('leg', ...given),
    lastDepartures: (...given) => ask('lastDepartures', ...given),
    close: async () => {
      const last = worker
      worker = null
      for (const id of [...waiting.keys()]) settle(id)?.reject(new EngineFailure('unreachable'))
      await last?.terminate()
    },
  }
}

/** Node 20 does not read TypeScript by itself: from sources the thread first registers tsx, then loads its entry. */
function newWorker(workerUrl: URL, workerData: unknown): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: MOST_HEAP_MB }
  if (!workerUrl.pathname.endsWith('.ts')) return new Worker(workerUrl, { workerData, resourceLimits })
  const boot = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${JSON.stringify(workerUrl.href)}) })`
  return new Worker(boot, { eval: true, workerData, resourceLimits })
}
