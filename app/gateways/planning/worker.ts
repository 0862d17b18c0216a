import { getPriority, setPriority } from 'node:os'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { TravelFor } from '#app/domain/planner/travel/travel.ts'
import { loadTravel } from '../routing/built-in.ts'
import { help, recruiter } from './helping.ts'
import { type PlannerAnswer, type PlannerJob, runJob } from './jobs.ts'
import type { PlanProgress } from './planner-pool.ts'

/** One thread of the pool: takes a job at a time, holds the rail graph for all of them, or helps in another's search. */
export type WorkerRequest =
  | { kind: 'job'; id: number; job: PlannerJob; helpers: number }
  | { kind: 'help'; id: number; port: MessagePort; stop: Int32Array }

export type WorkerReply =
  | { id: number; kind: 'progress'; progress: PlanProgress }
  /** A port for each helper that could be of use; the order waits in it. */
  | { id: number; kind: 'calls'; ports: MessagePort[] }
  | { id: number; kind: 'done'; answer: PlannerAnswer }
  | { id: number; kind: 'failed'; message: string }
  | { id: number; kind: 'helped' }

const { railRoot } = workerData as { railRoot: string }
const port = parentPort!
let travelFor: TravelFor | null = null

/** Pages come first where both want the processor. */
const NICE = 5
// Linux alone gives a thread a priority of its own; elsewhere this would be the whole server's.
if (process.platform === 'linux') setPriority(Math.min(19, getPriority() + NICE))

port.on('message', (request: WorkerRequest) => {
  if (request.kind === 'job') doJob(request)
  else {
    help(request.port, request.stop)
    reply({ id: request.id, kind: 'helped' })
  }
})

function doJob({ id, job, helpers }: Extract<WorkerRequest, { kind: 'job' }>): void {
  const { findHelp, close } = recruiter(helpers, (ports) => port.postMessage({ id, kind: 'calls', ports }, ports))
  try {
    travelFor ??= loadTravel(railRoot)
    const onProgress = (progress: PlanProgress) => reply({ id, kind: 'progress', progress })
    const answer = runJob(job, travelFor, { clock: () => performance.now(), onProgress, findHelp })
    reply({ id, kind: 'done', answer })
  } catch (error) {
    reply({ id, kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  } finally {
    close()
  }
}

function reply(message: WorkerReply): void {
  port.postMessage(message)
}
