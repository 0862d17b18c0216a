import type { Logger } from 'pino'

export interface Job {
  name: string
  everySeconds: number
  /** Answers how many things it did, for the log. */
  run: () => Promise<number>
}

/** Runs each job again and again, never twice at a time; `stop` waits for those that are running. */
export function startJobs(jobs: readonly Job[], log: Logger): { stop: () => Promise<void> } {
  let isStopped = false
  const timers = new Map<string, NodeJS.Timeout>()
  const running = new Set<Promise<void>>()

  const schedule = (job: Job, seconds: number) => {
    if (isStopped) return
    const timer = setTimeout(() => {
      const run = runOnce(job, log).finally(() => {
        running.delete(run)
        schedule(job, job.everySeconds)
      })
      running.add(run)
    }, seconds * 1000)
    timers.set(job.name, timer.unref())
  }
  for (const [index, job] of jobs.entries()) schedule(job, 1 + index)

  return {
    stop: async () => {
      isStopped = true
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running)
    },
  }
}

async function runOnce(job: Job, log: Logger): Promise<void> {
  try {
    const count = await job.run()
    if (count > 0) log.info({ job: job.name, count }, 'job')
  } catch (error) {
    // The next turn may succeed: a job that fails must not end the process.
    log.error({ job: job.name, err: error }, 'job failed')
  }
}
