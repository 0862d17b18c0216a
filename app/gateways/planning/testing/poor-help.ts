import { type MessagePort, parentPort } from 'node:worker_threads'
import type { WorkerRequest } from '../worker.ts'

const NONSENSE = [null, 7, { routes: [] }, { routes: [[0, 0], [-1]], beds: [0] }, { routes: [[9], [9]], beds: [0] }]

/** How a thread that does its own jobs well may help badly. */
const WAYS = {
  dies: () => process.exit(1),
  stays: () => {
    for (;;);
  },
  lies: ({ port }: { port: MessagePort }) => {
    for (const one of NONSENSE) port.postMessage(one)
  },
}

/** Tells the test that help was asked for. */
export const ASKED = 'poor-helper-asked'

/** Set by whoever loads this. */
export const chosen: { way: string } = { way: '' }

parentPort!.on('message', (request: WorkerRequest) => {
  if (request.kind !== 'help') return
  const channel = new BroadcastChannel(ASKED)
  channel.postMessage(chosen.way)
  channel.close()
  WAYS[chosen.way as keyof typeof WAYS](request)
})
