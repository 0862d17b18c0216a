import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import { solveCore } from '#app/domain/planner/core/anneal.ts'
import type { DayExchange, FindHelp, HelpNeeded } from '#app/domain/planner/core/exchange.ts'

/** What waits in the port of a helper. */
interface HelpOrder extends Omit<HelpNeeded, 'timeMs'> {
  /** Milliseconds since 1970, so that all threads mean the same moment. */
  endsAt: number
}

/** Those who help end a little earlier, so that what they found last is still taken. */
const EARLIER_MS = 25
/** Where less is left there is nothing to help with. */
const LEAST_MS = 50
/** Far apart, so that seeds a caller tries one after the other don't meet those of helpers. */
const SEED_STEP = 7919
/** Of one port at one look: what is left waits for the next. */
const MOST_TAKEN = 64

export interface Recruiter {
  findHelp: FindHelp
  /** No more is given or taken. */
  close(): void
}

/**
 * Looks for helpers of one job: for each of so many a port with the whole order in it, which `call` hands to whoever is free.
 * A port that nobody takes costs nothing further.
 */
export function recruiter(helpers: number, call: (ports: MessagePort[]) => void): Recruiter {
  const open: MessagePort[] = []
  return {
    findHelp: ({ problem, beds, seed, timeMs }) => {
      if (helpers < 1 || timeMs < LEAST_MS) return null
      const channels = Array.from({ length: helpers }, () => new MessageChannel())
      for (const [index, { port1 }] of channels.entries()) {
        const order: HelpOrder = { problem, beds, seed: seed + SEED_STEP * (index + 1), endsAt: epochMs() + timeMs }
        port1.postMessage(order)
        open.push(port1)
      }
      call(channels.map(({ port2 }) => port2))
      return exchangeOver(channels.map(({ port1 }) => port1))
    },
    close: () => {
      for (const port of open.splice(0)) port.close()
    },
  }
}

/** Searches what the order in a port asks for, until its time is over or the flag says that the thread is needed elsewhere. */
export function help(port: MessagePort, stop: Int32Array): void {
  const order = receiveMessageOnPort(port)?.message as HelpOrder | undefined
  const timeMs = order === undefined ? 0 : order.endsAt - EARLIER_MS - epochMs()
  if (order !== undefined && timeMs >= LEAST_MS) {
    const { problem, beds, seed } = order
    const shouldStop = () => Atomics.load(stop, 0) === 1
    const clock = () => performance.now()
    solveCore(problem, { seed, timeMs, iterations: null, clock, beds, shouldStop, exchange: exchangeOver([port]) })
  }
  port.close()
}

/** Who holds several ports passes on what comes through one of them to all others. */
export function exchangeOver(ports: readonly MessagePort[]): DayExchange {
  return {
    give: (solution) => {
      for (const port of ports) port.postMessage(solution)
    },
    take: () =>
      ports.flatMap((port) => {
        const taken = takenFrom(port)
        for (const other of ports) if (other !== port) for (const one of taken) other.postMessage(one)
        return taken
      }),
  }
}

function takenFrom(port: MessagePort): unknown[] {
  const taken: unknown[] = []
  while (taken.length < MOST_TAKEN) {
    const received = receiveMessageOnPort(port)
    if (received === undefined) break
    taken.push(received.message)
  }
  return taken
}

function epochMs(): number {
  return performance.timeOrigin + performance.now()
}
