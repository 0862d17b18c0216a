import type { Role } from '#app/domain/access/user.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import type { Row } from '../schema.ts'

export async function findAllByUserId(db: Database, userId: string): Promise<Role[]> {
  const rows = await db.selectFrom('user_roles').selectAll().where('user_id', '=', userId).orderBy('role').execute()
  return rows.map(roleOf)
}

/** Where a guide's mail goes: the addresses of whoever works as this guide. */
export async function findGuideEmails(db: Database, guideId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('user_roles')
    .innerJoin('users', 'users.id', 'user_roles.user_id')
    .select('users.email')
    .where('user_roles.role', '=', 'guide')
    .where('user_roles.guide_id', '=', guideId)
    .orderBy('users.email')
    .execute()
  return rows.map(({ email }) => email)
}

/** Gives a role, or binds the one that is there to something else. */
export async function grant(db: Database, userId: string, role: Role, at: UnixSeconds): Promise<void> {
  const bound = {
    guide_id: role.kind === 'guide' ? role.guideId : null,
    prefecture_code: role.kind === 'board' ? role.prefectureCode : null,
    municipality_code: role.kind === 'board' ? role.municipalityCode : null,
  }
  await db
    .insertInto('user_roles')
    .values({ user_id: userId, role: role.kind, ...bound, granted_at: at })
    .onConflict((conflict) => conflict.columns(['user_id', 'role']).doUpdateSet(bound))
    .execute()
}

/** The table's checks say that a guide has a record and a board a prefecture. */
function roleOf(row: Row<'user_roles'>): Role {
  switch (row.role) {
    case 'guide':
      return { kind: 'guide', guideId: row.guide_id! }
    case 'board':
      return { kind: 'board', prefectureCode: row.prefecture_code!, municipalityCode: row.municipality_code }
    case 'operator':
      return { kind: 'operator' }
  }
}
