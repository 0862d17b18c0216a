import { once } from 'node:events'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { FindHelp } from '#app/domain/planner/core/exchange.ts'
import { type Recruiter, recruiter } from './helping.ts'
import type { WorkerRequest } from './worker.ts'
import { defaultWorkerUrl, newWorker } from './worker-thread.ts'

export interface Helpers {
  /** For one search at a time: asking again lets go of the last one. */
  findHelp: FindHelp
  close(): Promise<void>
}

/** Threads that help in a search of the calling thread, ready when this answers: for scripts, which may hold their thread up. */
export async function startHelpers(count: number): Promise<Helpers> {
  const workers = Array.from({ length: count }, () => newWorker(defaultWorkerUrl(), ''))
  const send = (index: number, port: MessagePort) => {
    const stop = new Int32Array(new SharedArrayBuffer(4))
    workers[index]!.postMessage({ kind: 'help', id: 0, port, stop } satisfies WorkerRequest, [port])
  }
  // A port without an order is answered at once by who is awake.
  await Promise.all(
    workers.map((worker, index) => {
      send(index, new MessageChannel().port2)
      return once(worker, 'message')
    }),
  )
  let last: Recruiter | null = null
  return {
    findHelp: (needed) => {
      last?.close()
      last = recruiter(count, (ports) => {
        for (const [index, port] of ports.entries()) send(index, port)
      })
      return last.findHelp(needed)
    },
    close: async () => {
      last?.close()
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}
