import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'

/** Where files wait that were sent, and the thread that reads them and brings them in. */
export interface ImportDesk {
  /** Each file lies in it under the id of its import. */
  folder: string
  /** Begins with what has been asked for, unless that is going on already; answers at once. */
  wake(): void
  /** Ends the thread wherever it is: what it had begun is begun anew at the next start. */
  close(): Promise<void>
}

export interface ImportWorkerData {
  databaseUrl: string
  folder: string
}

/** Long files and a million known places are kept outside of it; what lies in it is garbage of single rows. */
const MOST_HEAP_MB = 384

/** Works in a thread of its own over a connection of its own, so that a long file keeps no visitor waiting. */
export function threadedImportDesk(workerData: ImportWorkerData, tell: (trouble: string) => void): ImportDesk {
  let worker: Worker | null = null
  return {
    folder: workerData.folder,
    wake() {
      if (worker) return
      const begun = newWorker(workerData)
      worker = begun
      begun.unref()
      begun.on('message', tell)
      begun.on('error', (error) => tell(error.message))
      begun.on('exit', () => {
        if (worker === begun) worker = null
      })
    },
    close: async () => {
      await worker?.terminate()
    },
  }
}

/** Built: beside us or beside the folder of the page bundle. From sources the thread first registers tsx. */
function newWorker(workerData: ImportWorkerData): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: MOST_HEAP_MB }
  const built = ['./import-worker.js', '../node/import-worker.js'].map((path) => new URL(path, import.meta.url))
  const url = built.find((each) => existsSync(each))
  if (url) return new Worker(url, { workerData, resourceLimits })
  const source = new URL('../../../../scripts/server/import-worker.ts', import.meta.url).href
  const boot = `import('tsx/esm/api').then((tsx) => { tsx.register(); return import(${JSON.stringify(source)}) })`
  return new Worker(boot, { eval: true, workerData, resourceLimits })
}
