import { isYen, sumYen, type Yen } from '../values/money.ts'
import { invariant } from '../values/result.ts'
import type { UnixSeconds } from '../values/time.ts'
import type { Account } from './accounts.ts'

export type CauseKind =
  | 'payment'
  | 'stripe_fee'
  | 'confirmation'
  | 'cancellation'
  | 'refund'
  | 'account_sale'
  | 'account_return'
  | 'transfer'

/** Debit above zero, credit below. */
export interface PostingLine {
  account: Account
  amountYen: Yen
}

/** A movement of money with its cause. The same cause is posted once, whoever asks and how often. */
export interface Posting {
  causeKind: CauseKind
  causeId: string
  bookingId: string | null
  at: UnixSeconds
  lines: PostingLine[]
}

/** Makes a posting: whole yen that sum to zero, one line an account, none of nothing. */
export function posting(of: Posting): Posting {
  const byAccount = new Map<string, PostingLine>()
  for (const line of of.lines) {
    invariant(isYen(line.amountYen), `${line.amountYen} is no whole yen`)
    const known = byAccount.get(line.account.id)
    byAccount.set(line.account.id, { account: line.account, amountYen: (known?.amountYen ?? 0) + line.amountYen })
  }
  const lines = [...byAccount.values()].filter(({ amountYen }) => amountYen !== 0)
  const sum = sumYen(lines.map(({ amountYen }) => amountYen))
  invariant(sum === 0, `posting ${of.causeKind} ${of.causeId} sums to ${sum}`)
  return { ...of, lines }
}
