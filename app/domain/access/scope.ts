import { roleOf } from './decide-entry.ts'
import type { RoleOf, User } from './user.ts'

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

/** Whose imports somebody works on: a board those of its region, the operator all; null for everybody else. */
export function importScopeOf(user: User): 'all' | { prefectureCode: string; municipalityCode: string | null } | null {
  if (roleOf(user, 'operator')) return 'all'
  return roleOf(user, 'board') ?? null
}

/** Whether somebody may work on an import into a region; one into all of Japan is the operator's. */
export function mayImportInto(
  user: User,
  region: { prefectureCode: string | null; municipalityCode: string | null },
): boolean {
  if (roleOf(user, 'operator')) return true
  const board = roleOf(user, 'board')
  const { prefectureCode, municipalityCode } = region
  return board !== undefined && prefectureCode !== null && isInRegionOf(board, { prefectureCode, municipalityCode })
}
