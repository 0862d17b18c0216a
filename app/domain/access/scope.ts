import type { RoleOf } from './user.ts'

/** Where a thing lies, by codes of JIS X 0401 and 0402. */
export interface Located {
  prefectureCode: string
  municipalityCode: string | null
}

/** Whether a board may read and change what lies there: its own municipality, or all of its prefecture without one. */
export function isInRegionOf(board: RoleOf<'board'>, thing: Located): boolean {
  if (board.prefectureCode !== thing.prefectureCode) return false
  return board.municipalityCode === null || board.municipalityCode === thing.municipalityCode
}
