import { Agent, get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Readers with a connection each, who open the page at their own moments until the time is up or it is over; answers the
 * milliseconds of each answer.
 */
export async function readersOf(
  url: string,
  {
    readers,
    everyMs,
    seconds,
    isOver = () => false,
  }: { readers: number; everyMs: number; seconds: number; isOver?: () => boolean },
): Promise<number[]> {
  const latenciesMs: number[] = []
  const end = performance.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: readers }, async (_, index) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      // Spread over the interval, so that they don't all come at the same instant.
      await wait((index * everyMs) / readers)
      while (performance.now() < end && !isOver()) {
        const startedAt = performance.now()
        await fetchWhole(url, agent)
        latenciesMs.push(performance.now() - startedAt)
        await wait(Math.max(0, everyMs - (performance.now() - startedAt)))
      }
      agent.destroy()
    }),
  )
  return latenciesMs
}

function fetchWhole(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { accept: 'text/html', 'accept-encoding': 'br' } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode} under load`))
      response.resume().on('end', resolve).on('error', reject)
    })
    request.on('error', reject)
  })
}
