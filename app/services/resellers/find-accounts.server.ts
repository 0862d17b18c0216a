import * as ledger from '#db/repositories/ledger.ts'
import * as resellers from '#db/repositories/resellers.ts'
import type { AppContext } from '../app-context.ts'

/** A reseller with its keys, and what it owes by the ledger. */
export interface ResellerAccount extends resellers.Reseller {
  /** Below zero: it has transferred more than it owes. */
  owesYen: number
  /** Newest first, revoked ones too. */
  keys: resellers.ResellerKey[]
}

/** Every reseller as the operator sees it, by name. */
export async function findAccounts({ db }: Pick<AppContext, 'db'>): Promise<ResellerAccount[]> {
  const balances = await ledger.findBalances(db, 'reseller')
  const keys = await resellers.findAllKeys(db)
  return (await resellers.findAll(db)).map((reseller) => ({
    ...reseller,
    owesYen: balances.find(({ ownerId }) => ownerId === reseller.id)?.balanceYen ?? 0,
    keys: keys.filter(({ resellerId }) => resellerId === reseller.id),
  }))
}
