import type { Names } from '../values/locale.ts'

export const WORK_KINDS = ['tv', 'film', 'tv_and_film', 'manga', 'game', 'novel', 'unknown'] as const
export type WorkKind = (typeof WORK_KINDS)[number]

/** An anime, manga, film, game or novel. */
export interface Work {
  id: string
  kind: WorkKind
  names: Names
  /** Of the first broadcast or release; `null` when not certain. */
  year: number | null
  sourceKey: string
  sourceRef: string | null
}
