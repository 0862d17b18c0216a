import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { idFromBytes } from '#app/domain/values/ids.ts'
import type { ImportWorkerData } from '#app/services/curation/imports/import-desk.ts'
import { workThroughTasks } from '#app/services/curation/imports/work-through-tasks.server.ts'
import { openDatabase } from '#db/connection.ts'

/** The thread that does what has been asked for with files, one after the other, and ends. */
const { databaseUrl, folder } = workerData as ImportWorkerData
const db = openDatabase(databaseUrl)
try {
  await workThroughTasks({
    db,
    folder,
    now: () => Math.floor(Date.now() / 1000),
    newId: () => idFromBytes(randomBytes(16)),
    tell: (trouble) => parentPort!.postMessage(trouble),
  })
} finally {
  await db.destroy()
}
