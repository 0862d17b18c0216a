import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import * as resellers from '#db/repositories/resellers.ts'
import type { AppContext } from '../app-context.ts'

type Needs = Pick<AppContext, 'db' | 'now' | 'newId'>

/** Writes down who may sell our tours on account. */
export async function addReseller(
  { db, now, newId }: Needs,
  { name }: { name: string },
): Promise<Result<{ resellerId: string }, { kind: 'reseller_exists' }>> {
  const id = newId()
  const isNew = await resellers.insert(db, { id, name, created_at: now() })
  return isNew ? accept({ resellerId: id }) : refuse({ kind: 'reseller_exists' })
}
