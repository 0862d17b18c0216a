import * as resellers from '#db/repositories/resellers.ts'
import type { AppContext } from '../app-context.ts'

/** Ends a key: the next call with it is refused. What was booked with it stands. */
export async function revokeResellerKey(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  { keyId }: { keyId: string },
): Promise<void> {
  await resellers.revokeKey(db, keyId, now())
}
