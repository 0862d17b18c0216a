import { mayImportInto } from '#app/domain/access/scope.ts'
import type { User } from '#app/domain/access/user.ts'
import type { FileShift } from '#app/domain/curation/import/shift.ts'
import * as tasks from '#db/repositories/import-tasks.ts'
import * as uploads from '#db/repositories/import-uploads.ts'
import * as imports from '#db/repositories/imports.ts'
import type { AppContext } from '../../app-context.ts'
import { type ImportSettings, settingsOf } from './import-settings.ts'
import type { TaskFault, TaskOutcome } from './work-through-tasks.server.ts'

/** Where a file is on its way: to be set, being worked on, checked, in the catalog, taken back. */
export type ImportStage = 'settings' | 'working' | 'checked' | 'imported' | 'undone'

export interface FoundImport {
  id: string
  fileName: string
  format: string
  region: { prefectureCode: string | null; municipalityCode: string | null }
  stage: ImportStage
  task: {
    kind: 'read' | 'apply' | 'undo'
    state: 'asked' | 'running' | 'done' | 'failed'
    rowsDone: number
    fault: TaskFault | null
    outcome: TaskOutcome | null
  } | null
  /** The file that it is made of, while it can still be read another way. */
  head: FileHead | null
  settings: ImportSettings | null
  sourceName: string | null
  counts: { rows: number; accepted: number; changed: number; doubtful: number; refused: number } | null
  shift: FileShift | null
}

/** The columns of a file and its first records. */
export interface FileHead {
  columns: string[]
  samples: string[][]
  hasPoints: boolean
}

/** A file and what became of it, for whoever may work on it; null for everybody else. */
export async function findImport({ db }: Pick<AppContext, 'db'>, user: User, id: string): Promise<FoundImport | null> {
  const [upload, made, task] = [await uploads.find(db, id), await imports.find(db, id), await tasks.find(db, id)]
  const of = upload ?? made
  if (!of) return null
  const region = { prefectureCode: of.prefecture_code, municipalityCode: of.municipality_code }
  if (!mayImportInto(user, region)) return null
  const stage = stageOf(made, task)
  const isRead = made && made.state !== 'reading'
  return {
    id,
    fileName: of.file_name,
    format: of.format,
    region,
    stage,
    task: task
      ? {
          kind: task.kind,
          state: task.state,
          rowsDone: task.rows_done,
          fault: task.fault === null ? null : JSON.parse(task.fault),
          outcome: task.outcome === null ? null : JSON.parse(task.outcome),
        }
      : null,
    head: upload && stage !== 'imported' && stage !== 'undone' ? JSON.parse(upload.head) : null,
    settings: upload ? settingsOf(upload) : null,
    sourceName: made?.source_name ?? null,
    counts: isRead
      ? {
          rows: made.rows_read,
          accepted: made.accepted,
          changed: made.changed,
          doubtful: made.doubtful,
          refused: made.refused,
        }
      : null,
    shift: isRead && made.file_shift ? JSON.parse(made.file_shift) : null,
  }
}

function stageOf(made: imports.Import | undefined, task: tasks.Task | undefined): ImportStage {
  if (task?.state === 'asked' || task?.state === 'running') return 'working'
  if (made?.state === 'applied') return 'imported'
  if (made?.state === 'undone') return 'undone'
  return made?.state === 'waiting' ? 'checked' : 'settings'
}
