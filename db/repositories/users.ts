import type { User } from '#app/domain/access/user.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import type { Row } from '../schema.ts'
import * as userRoles from './user-roles.ts'

export async function findById(db: Database, id: string): Promise<User | undefined> {
  const row = await db.selectFrom('users').select(['id', 'name', 'email']).where('id', '=', id).executeTakeFirst()
  return row && { ...row, roles: await userRoles.findAllByUserId(db, id) }
}

/** The names of some people, by id. */
export async function findNames(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The addresses of the demo sign-ins, while the samples are there. */
export function findDemoAccounts(db: Database): Promise<{ email: string; role: Row<'user_roles'>['role'] | null }[]> {
  return db
    .selectFrom('users')
    .leftJoin('user_roles', 'user_roles.user_id', 'users.id')
    .select(['users.email', 'user_roles.role'])
    .where('users.id', 'like', 'sample-%')
    .orderBy('users.email')
    .execute()
}

/** Ends the sessions of a person on every device. */
export async function endAllSessions(db: Database, userId: string): Promise<void> {
  await db.deleteFrom('sessions').where('userId', '=', userId).execute()
}

export interface NewAccount {
  id: string
  name: string
  email: string
  passwordHash: string
  at: UnixSeconds
}

/** An account with a password, as better-auth writes it; one with this address stays as it is. Answers its id. */
export async function insertOnce(trx: Database, account: NewAccount): Promise<string> {
  const { id, name, email, passwordHash } = account
  const known = await trx.selectFrom('users').select('id').where('email', '=', email).executeTakeFirst()
  if (known) return known.id
  const at = new Date(account.at * 1000).toISOString()
  const dates = { createdAt: at, updatedAt: at }
  await trx
    .insertInto('users')
    .values({ id, name, email, emailVerified: 1, image: null, ...dates })
    .execute()
  await trx
    .insertInto('credentials')
    .values({ id, accountId: id, providerId: 'credential', userId: id, password: passwordHash, ...dates })
    .execute()
  return id
}
