import { transferReceived } from '#app/domain/ledger/account-postings.ts'
import type { Yen } from '#app/domain/values/money.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import * as ledger from '#db/repositories/ledger.ts'
import * as resellers from '#db/repositories/resellers.ts'
import type { AppContext } from '../app-context.ts'

export interface Transfer {
  /** Comes with the form: sending it again posts nothing more. */
  transferId: string
  resellerId: string
  amountYen: Yen
}

/** Writes down that a reseller's transfer has arrived: it owes that much less. */
export async function recordTransfer(
  { db, now, newId }: Pick<AppContext, 'db' | 'now' | 'newId'>,
  { transferId, resellerId, amountYen }: Transfer,
): Promise<Result<{ transferId: string }, { kind: 'reseller_not_found' }>> {
  if (!(await resellers.findById(db, resellerId))) return refuse({ kind: 'reseller_not_found' })
  const arrived = transferReceived({ transferId, resellerId, amountYen, at: now() })
  await db.transaction().execute((trx) => ledger.post(trx, newId(), arrived))
  return accept({ transferId })
}
