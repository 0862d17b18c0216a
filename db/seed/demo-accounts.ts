import { hashPassword } from 'better-auth/crypto'
import type { Role } from '#app/domain/access/user.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'
import * as userRoles from '#db/repositories/user-roles.ts'
import * as users from '#db/repositories/users.ts'
import type { DemoPerson } from './demo-records.ts'

/** Of every demo sign-in; the console and the sign-in page tell it while the samples are there. */
export const DEMO_PASSWORD = 'meguri-demo'

/** Slow on purpose, so it is made once for all and before the transaction. */
export function hashDemoPassword(): Promise<string> {
  return hashPassword(DEMO_PASSWORD)
}

/** Writes the demo sign-ins; those that are there keep their password. The guides come first. */
export async function writeDemoAccounts(
  trx: Database,
  people: readonly DemoPerson[],
  passwordHash: string,
  now: UnixSeconds,
): Promise<void> {
  for (const person of people) {
    const id = `sample-${person.email.split('@')[0]}`
    const userId = await users.insertOnce(trx, {
      id,
      name: person.name_en,
      email: person.email,
      passwordHash,
      at: now,
    })
    const role = roleOf(person)
    if (role) await userRoles.grant(trx, userId, role, now)
  }
}

/** Takes the demo sign-ins away, with their sessions and roles. */
export async function deleteDemoAccounts(trx: Database): Promise<void> {
  await trx.deleteFrom('users').where('id', 'like', 'sample-%').execute()
}

function roleOf({ role, guide_id, prefecture_code, municipality_code }: DemoPerson): Role | undefined {
  if (role === 'guide' && guide_id) return { kind: 'guide', guideId: guide_id }
  if (role === 'board' && prefecture_code) {
    return { kind: 'board', prefectureCode: prefecture_code, municipalityCode: municipality_code }
  }
  return role === 'operator' ? { kind: 'operator' } : undefined
}
