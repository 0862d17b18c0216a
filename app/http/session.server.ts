import type { User } from '#app/domain/access/user.ts'
import type { AppContext } from '#app/services/app-context.ts'
import * as users from '#db/repositories/users.ts'

/** Who is signed in with this request, with their roles as they are now. */
export async function findUser(
  request: Request,
  { db, accounts }: Pick<AppContext, 'db' | 'accounts'>,
): Promise<User | undefined> {
  const userId = await accounts.findUserId(request.headers)
  return userId === undefined ? undefined : users.findById(db, userId)
}
