import { parentPort, workerData } from 'node:worker_threads'
import { EngineFailure } from '#app/gateways/routing/breaker.ts'
import { timetableAnswers } from '#app/gateways/routing/timetable-answers.ts'
import type { TimetableQuestion, TimetableReply } from '#app/gateways/routing/timetable-thread.ts'
import { openDatabase } from '#db/connection.ts'
import { timetableStore } from './timetable-store.ts'

/** The thread that reads and searches loaded timetables, over a connection of its own. */
const { databaseUrl } = workerData as { databaseUrl: string }
const answers = timetableAnswers(timetableStore(openDatabase(databaseUrl)))
const port = parentPort!

port.on('message', async ({ id, ask, with: given }: TimetableQuestion) => {
  port.postMessage(await replyTo(id, () => (answers[ask] as (...args: unknown[]) => Promise<unknown>)(...given)))
})

async function replyTo(id: number, answer: () => Promise<unknown>): Promise<TimetableReply> {
  try {
    return { id, value: await answer() }
  } catch (error) {
    if (error instanceof EngineFailure) return { id, failure: error.kind, message: '' }
    const isBusy = error instanceof Error && /^Database(Busy|Unavailable)Error$/.test(error.name)
    const message = isBusy ? '' : error instanceof Error ? error.message : String(error)
    return { id, failure: 'unreachable', message }
  }
}
