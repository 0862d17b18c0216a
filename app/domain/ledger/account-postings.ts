import type { Yen } from '../values/money.ts'
import type { UnixSeconds } from '../values/time.ts'
import { BANK, bookingAccount, resellerAccount } from './accounts.ts'
import { type Posting, posting } from './posting.ts'

interface OnAccount {
  bookingId: string
  resellerId: string
  amountYen: Yen
  at: UnixSeconds
}

/** A reseller has sold: it owes the price, which is held for the booking as a visitor's payment would be. */
export function soldOnAccount(of: OnAccount): Posting {
  return onAccount('account_sale', of, of.amountYen)
}

/** A cancelled booking gives back on account, in yen: the reseller owes that much less. */
export function returnedOnAccount(of: OnAccount): Posting {
  return onAccount('account_return', of, -of.amountYen)
}

function onAccount(causeKind: Posting['causeKind'], { bookingId, resellerId, at }: OnAccount, owedYen: Yen): Posting {
  return posting({
    causeKind,
    causeId: bookingId,
    bookingId,
    at,
    lines: [
      { account: resellerAccount(resellerId), amountYen: owedYen },
      { account: bookingAccount(bookingId), amountYen: -owedYen },
    ],
  })
}

/** A reseller's transfer has arrived at the bank, in yen. */
export function transferReceived(of: {
  transferId: string
  resellerId: string
  amountYen: Yen
  at: UnixSeconds
}): Posting {
  return posting({
    causeKind: 'transfer',
    causeId: of.transferId,
    bookingId: null,
    at: of.at,
    lines: [
      { account: BANK, amountYen: of.amountYen },
      { account: resellerAccount(of.resellerId), amountYen: -of.amountYen },
    ],
  })
}
