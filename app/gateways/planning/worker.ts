import { getPriority, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import type { TravelFor } from '#app/domain/planner/travel/travel.ts'
import { loadTravel } from '../routing/built-in.ts'
import { type PlannerAnswer, type PlannerJob, runJob } from './jobs.ts'
import type { PlanProgress } from './planner-pool.ts'

/** One thread of the pool: takes a job at a time, holds the rail graph for all of them. */
export interface WorkerRequest {
  id: number
  job: PlannerJob
}

export type WorkerReply =
  | { id: number; kind: 'progress'; progress: PlanProgress }
  | { id: number; kind: 'done'; answer: PlannerAnswer }
  | { id: number; kind: 'failed'; message: string }

const { railRoot } = workerData as { railRoot: string }
const port = parentPort!
let travelFor: TravelFor | null = null

/** Pages come first where both want the processor. */
const NICE = 5
// Linux alone gives a thread a priority of its own; elsewhere this would be the whole server's.
if (process.platform === 'linux') setPriority(Math.min(19, getPriority() + NICE))

port.on('message', ({ id, job }: WorkerRequest) => {
  const reply = (message: WorkerReply) => port.postMessage(message)
  try {
    travelFor ??= loadTravel(railRoot)
    const answer = runJob(
      job,
      travelFor,
      () => performance.now(),
      (progress) => reply({ id, kind: 'progress', progress }),
    )
    reply({ id, kind: 'done', answer })
  } catch (error) {
    reply({ id, kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
})
