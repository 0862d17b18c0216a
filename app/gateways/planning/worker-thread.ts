import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'

/** Built: `planner-worker.js` in `build/node`, beside us or beside the folder of the page bundle. From sources: our TypeScript. */
export function defaultWorkerUrl(): URL {
  const built = ['./planner-worker.js', '../node/planner-worker.js'].map((path) => new URL(path, import.meta.url))
  return built.find((url) => existsSync(url)) ?? new URL('./worker.ts', import.meta.url)
}

/** Node 20 does not read TypeScript by itself: the thread first registers tsx, then loads its entry. */
export function newWorker(workerUrl: URL, railRoot: string): Worker {
  if (!workerUrl.pathname.endsWith('.ts')) return new Worker(workerUrl, { workerData: { railRoot } })
  const boot = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${JSON.stringify(workerUrl.href)}) })`
  return new Worker(boot, { eval: true, workerData: { railRoot } })
}
