import * as users from '#db/repositories/users.ts'
import type { AppContext } from '../app-context.ts'

/** Ends the sessions of whoever asks, on every device; answers the headers that clear the cookie here. */
export async function signOut(
  { db, accounts }: Pick<AppContext, 'db' | 'accounts'>,
  headers: Headers,
): Promise<Headers> {
  const userId = await accounts.findUserId(headers)
  const cleared = await accounts.signOut(headers)
  if (userId) await users.endAllSessions(db, userId)
  return cleared
}
