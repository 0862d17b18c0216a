import type { Generated } from 'kysely'

/** Files of places that somebody brought: what was read, what is thought of it, and what became of it. */
export interface ImportsTable {
  id: string
  state: 'reading' | 'waiting' | 'applied' | 'undone'
  file_name: string
  file_digest: string
  file_bytes: number
  format: string
  source_key: string
  source_name: string
  source_url: string | null
  licence: string | null
  prefecture_code: string | null
  municipality_code: string | null
  author_id: string | null
  publication: 'draft' | 'review'
  /** JSON */
  settings: string
  /** JSON: the head of a table */
  columns: Generated<string>
  /** JSON */
  file_shift: string | null
  rows_read: Generated<number>
  accepted: Generated<number>
  changed: Generated<number>
  doubtful: Generated<number>
  refused: Generated<number>
  begun_at: number
  /** While reading, the last sign of life */
  touched_at: number
  applied_at: number | null
  undone_at: number | null
  undone_kept: number | null
  /** How the source wants to be named */
  credit: string | null
}

export interface ImportRowsTable {
  import_id: string
  number: number
  line: number
  name: string
  verdict: 'accepted' | 'changed' | 'doubtful' | 'refused'
  /** JSON list */
  reasons: string
  main_reason: string | null
  effect: 'create' | 'update' | 'unchanged' | 'withdraw' | 'none'
  place_id: string | null
  /** JSON: as it would be recorded */
  place: string | null
  digest: string | null
  whole: string | null
  decision: 'accept' | 'refuse' | null
  decided_by: string | null
  decided_at: number | null
  applied_at: number | null
}

export interface ImportLinksTable {
  place_id: string
  import_id: string
  line: number
  is_new: 0 | 1
  digest: string
  /** Of the place when the import had written it */
  version: number
  /** JSON: this link as the import found it */
  before: string | null
  /** JSON: names in further languages as the import found them */
  names_before: string | null
}

/** A file that somebody brought on the page; its import has the same id. */
export interface ImportUploadsTable {
  id: string
  file_name: string
  file_bytes: number
  format: string
  /** JSON: its columns and first records */
  head: string
  /** JSON: what was said of it last */
  settings: string | null
  prefecture_code: string | null
  municipality_code: string | null
  author_id: string | null
  uploaded_at: number
}

/** What is to be done with an import by itself, one thing at a time. */
export interface ImportTasksTable {
  import_id: string
  kind: 'read' | 'apply' | 'undo'
  state: 'asked' | 'running' | 'done' | 'failed'
  rows_done: Generated<number>
  tries: Generated<number>
  /** JSON: why it failed */
  fault: string | null
  /** JSON: how many records it made, changed, took away */
  outcome: string | null
  asked_by: string | null
  asked_at: number
  /** While running, the last sign of life */
  touched_at: number
}
