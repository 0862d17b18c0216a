import type { SoldBy } from '#app/domain/booking/booking.ts'
import * as resellers from '#db/repositories/resellers.ts'
import type { AppContext } from '../app-context.ts'
import { digestOf } from './api-key.ts'

const USE_SECONDS = 3600

/** Whose key this is; `undefined` for a key that never was or was revoked. Its use is noted to the hour. */
export async function findReseller(
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  key: string,
): Promise<SoldBy | undefined> {
  const found = await resellers.findByKeyDigest(db, digestOf(key))
  if (!found) return undefined
  const { id, name, keyId, lastUsedAt } = found
  if (lastUsedAt === null || lastUsedAt <= now() - USE_SECONDS) await resellers.noteUse(db, keyId, now())
  return { id, name }
}
