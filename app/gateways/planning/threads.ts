import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { EditRefusal } from '#app/domain/planner/edits.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { Result } from '#app/domain/values/result.ts'
import type { PlannerAnswer, PlannerJob } from './jobs.ts'
import { PlannerFailure, type PlannerPool, type PlanProgress } from './planner-pool.ts'
import type { WorkerReply, WorkerRequest } from './worker.ts'

export interface ThreadPoolOptions {
  /** Folder of the rail files (`geo-data/rail`). */
  railRoot: string
  threads: number
  /** Jobs that may wait; one more is refused as `planner_busy`. */
  queueLimit?: number
  /** Milliseconds a job may run beyond the search time it asked for. */
  graceMs?: number
  /** The worker's entry; by default the built file, or the TypeScript source when run from sources. */
  workerUrl?: URL
}

interface Task {
  id: number
  job: PlannerJob
  limitMs: number
  onProgress?: (progress: PlanProgress) => void
  resolve: (answer: PlannerAnswer) => void
  reject: (failure: PlannerFailure) => void
}

interface Thread {
  worker: Worker
  task: Task | null
  timer: NodeJS.Timeout | null
}

/** A pool of worker threads; a thread that crashes or overruns is replaced, and only its own job fails. */
export function threadedPlanner(options: ThreadPoolOptions): PlannerPool {
  const { railRoot, threads, queueLimit = 32, graceMs = 20_000, workerUrl = defaultWorkerUrl() } = options
  const pool: Thread[] = []
  const queue: Task[] = []
  let nextId = 1
  let isClosed = false

  const start = (): Thread => {
    const worker = newWorker(workerUrl, railRoot)
    const thread: Thread = { worker, task: null, timer: null }
    worker.unref()
    worker.on('message', (reply: WorkerReply) => onReply(thread, reply))
    worker.on('error', (error) => replace(thread, new PlannerFailure('planner_crashed', error.message)))
    worker.on('exit', () => replace(thread, new PlannerFailure('planner_crashed', 'the thread ended')))
    return thread
  }

  const onReply = (thread: Thread, reply: WorkerReply): void => {
    const { task } = thread
    if (task === null || reply.id !== task.id) return
    if (reply.kind === 'progress') {
      task.onProgress?.(reply.progress)
      return
    }
    release(thread)
    if (reply.kind === 'done') task.resolve(reply.answer)
    else task.reject(new PlannerFailure('planner_crashed', reply.message))
    next()
  }

  const release = (thread: Thread): void => {
    if (thread.timer) clearTimeout(thread.timer)
    thread.timer = null
    thread.task = null
    thread.worker.unref()
  }

  const replace = (thread: Thread, failure: PlannerFailure): void => {
    const at = pool.indexOf(thread)
    if (at < 0) return
    pool.splice(at, 1)
    const { task } = thread
    release(thread)
    thread.worker.terminate().catch(() => {})
    task?.reject(failure)
    if (!isClosed) next()
  }

  const next = (): void => {
    while (queue.length > 0) {
      let thread = pool.find(({ task }) => task === null)
      if (!thread && pool.length < threads) {
        thread = start()
        pool.push(thread)
      }
      if (!thread) return
      give(thread, queue.shift()!)
    }
  }

  const give = (thread: Thread, task: Task): void => {
    thread.task = task
    thread.worker.ref()
    thread.timer = setTimeout(() => replace(thread, new PlannerFailure('planner_timeout')), task.limitMs)
    thread.worker.postMessage({ id: task.id, job: task.job } satisfies WorkerRequest)
  }

  const run = (job: PlannerJob, onProgress?: Task['onProgress']): Promise<PlannerAnswer> =>
    new Promise((resolve, reject) => {
      if (isClosed) return reject(new PlannerFailure('planner_closed'))
      if (queue.length >= queueLimit) return reject(new PlannerFailure('planner_busy'))
      const limitMs = ('options' in job ? job.options.timeMs : 0) + graceMs
      queue.push({ id: nextId++, job, limitMs, onProgress, resolve, reject })
      next()
    })

  return {
    plan: async (problem, planOptions, onProgress) =>
      (await run({ kind: 'plan', problem, options: planOptions }, onProgress)) as Itinerary,
    edit: async (problem, itinerary, edit, editOptions, onProgress) =>
      (await run({ kind: 'edit', problem, itinerary, edit, options: editOptions }, onProgress)) as Result<
        Itinerary,
        EditRefusal
      >,
    recheck: async (problem, itinerary, ways) =>
      (await run({ kind: 'recheck', problem, itinerary, ways })) as Itinerary,
    settle: async (problem, itinerary, ways, mayLeaveOut) =>
      (await run({ kind: 'settle', problem, itinerary, ways, mayLeaveOut })) as Itinerary,
    close: async () => {
      isClosed = true
      for (const task of queue.splice(0)) task.reject(new PlannerFailure('planner_closed'))
      const ended = pool.splice(0)
      for (const thread of ended) {
        const { task } = thread
        release(thread)
        task?.reject(new PlannerFailure('planner_closed'))
      }
      await Promise.all(ended.map(({ worker }) => worker.terminate()))
    },
  }
}

/** Built: `planner-worker.js` in `build/node`, beside us or beside the folder of the page bundle. From sources: our TypeScript. */
function defaultWorkerUrl(): URL {
  const built = ['./planner-worker.js', '../node/planner-worker.js'].map((path) => new URL(path, import.meta.url))
  return built.find((url) => existsSync(url)) ?? new URL('./worker.ts', import.meta.url)
}

/** Node 20 does not read TypeScript by itself: the thread first registers tsx, then loads its entry. */
function newWorker(workerUrl: URL, railRoot: string): Worker {
  if (!workerUrl.pathname.endsWith('.ts')) return new Worker(workerUrl, { workerData: { railRoot } })
  const boot = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${JSON.stringify(workerUrl.href)}) })`
  return new Worker(boot, { eval: true, workerData: { railRoot } })
}
