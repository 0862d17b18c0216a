import type { MessagePort, Worker } from 'node:worker_threads'
import type { EditRefusal } from '#app/domain/planner/edits.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import { never, type Result } from '#app/domain/values/result.ts'
import { canBeHelped, type PlannerAnswer, type PlannerJob } from './jobs.ts'
import { PlannerFailure, type PlannerPool, type PlanProgress } from './planner-pool.ts'
import type { WorkerReply, WorkerRequest } from './worker.ts'
import { defaultWorkerUrl, newWorker } from './worker-thread.ts'

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
  /** The other's task in whose search it helps while nobody waits; not both. */
  help: { task: Task; stop: Int32Array } | null
  timer: NodeJS.Timeout | null
}

/** In which a helper that is called back must have ended: its search looks at the flag every millisecond, but it may still be starting. */
const RECALL_MS = 2000
/** Helpers of one job: a fourth finds hardly what three don't. */
const MOST_HELPERS = 3

/**
 * A pool of worker threads; a thread that crashes or overruns is replaced, and only its own job fails. Threads that nobody
 * needs help in the search of a plan; they are called back as soon as anybody waits, and no answer depends on them.
 */
export function threadedPlanner(options: ThreadPoolOptions): PlannerPool {
  const { railRoot, threads, queueLimit = 32, graceMs = 20_000, workerUrl = defaultWorkerUrl() } = options
  const pool: Thread[] = []
  const queue: Task[] = []
  let nextId = 1
  let isClosed = false

  const start = (): Thread => {
    const worker = newWorker(workerUrl, railRoot)
    const thread: Thread = { worker, task: null, help: null, timer: null }
    worker.unref()
    worker.on('message', (reply: WorkerReply) => onReply(thread, reply))
    worker.on('error', (error) => replace(thread, new PlannerFailure('planner_crashed', error.message)))
    worker.on('exit', () => replace(thread, new PlannerFailure('planner_crashed', 'the thread ended')))
    return thread
  }

  const onReply = (thread: Thread, reply: WorkerReply): void => {
    const { task } = thread
    const isOfTask = task?.id === reply.id
    switch (reply.kind) {
      case 'helped':
        if (thread.help?.task.id === reply.id) free(thread)
        break
      case 'progress':
        if (isOfTask) task.onProgress?.(reply.progress)
        break
      case 'calls':
        if (isOfTask) lend(task, reply.ports)
        break
      case 'done':
      case 'failed':
        if (!isOfTask) break
        if (reply.kind === 'done') task.resolve(reply.answer)
        else task.reject(new PlannerFailure('planner_crashed', reply.message))
        free(thread)
        break
      default:
        never(reply)
    }
  }

  const free = (thread: Thread): void => {
    release(thread)
    next()
  }

  const release = (thread: Thread): void => {
    if (thread.timer) clearTimeout(thread.timer)
    const { task } = thread
    thread.timer = null
    thread.task = null
    thread.help = null
    thread.worker.unref()
    if (task !== null) for (const helper of pool) if (helper.help?.task === task) recall(helper)
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

  const idle = (): Thread | undefined => {
    const thread = pool.find(({ task, help }) => task === null && help === null)
    if (thread || pool.length >= threads) return thread
    const started = start()
    pool.push(started)
    return started
  }

  const next = (): void => {
    while (queue.length > 0) {
      const thread = idle()
      if (!thread) {
        for (const helper of pool) if (helper.help !== null) recall(helper)
        return
      }
      give(thread, queue.shift()!)
    }
  }

  const give = (thread: Thread, task: Task): void => {
    thread.task = task
    thread.worker.ref()
    thread.timer = setTimeout(() => replace(thread, new PlannerFailure('planner_timeout')), task.limitMs)
    const unused = threads - pool.filter((each) => each.task !== null || each.help !== null).length
    const helpers = canBeHelped(task.job) && queue.length === 0 ? Math.min(unused, MOST_HELPERS) : 0
    send(thread, { kind: 'job', id: task.id, job: task.job, helpers })
  }

  /** Gives each port to a thread that nobody needs; those that are left over are closed. */
  const lend = (task: Task, ports: readonly MessagePort[]): void => {
    for (const port of ports) {
      const thread = queue.length === 0 ? idle() : undefined
      if (!thread) {
        port.close()
        continue
      }
      thread.help = { task, stop: new Int32Array(new SharedArrayBuffer(4)) }
      send(thread, { kind: 'help', id: task.id, port, stop: thread.help.stop }, [port])
    }
  }

  /** A helper that does not come back is replaced. */
  const recall = (thread: Thread): void => {
    if (thread.help === null || thread.timer !== null) return
    Atomics.store(thread.help.stop, 0, 1)
    thread.timer = setTimeout(() => replace(thread, new PlannerFailure('planner_timeout')), RECALL_MS)
    thread.timer.unref()
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

function send({ worker }: Thread, request: WorkerRequest, ports: MessagePort[] = []): void {
  worker.postMessage(request, ports)
}
