import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import * as resellers from '#db/repositories/resellers.ts'
import type { AppContext } from '../app-context.ts'
import { digestOf, makeKey } from './api-key.ts'

/** A key as it is shown, this once. */
export interface ShownKey {
  key: string
  resellerName: string
}

/** Makes a key for a reseller. `keyId` comes with the form, so that sending it again makes no second key. */
export async function makeResellerKey(
  { db, now, newId }: Pick<AppContext, 'db' | 'now' | 'newId'>,
  { resellerId, keyId }: { resellerId: string; keyId: string },
): Promise<Result<ShownKey, { kind: 'reseller_not_found' } | { kind: 'key_already_shown' }>> {
  const reseller = await resellers.findById(db, resellerId)
  if (!reseller) return refuse({ kind: 'reseller_not_found' })
  const key = makeKey(newId)
  const isNew = await resellers.insertKey(db, {
    id: keyId,
    reseller_id: resellerId,
    digest: digestOf(key),
    ending: key.slice(-4),
    created_at: now(),
    last_used_at: null,
    revoked_at: null,
  })
  return isNew ? accept({ key, resellerName: reseller.name }) : refuse({ kind: 'key_already_shown' })
}
