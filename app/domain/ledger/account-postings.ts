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
  return posting({
    causeKind: 'account_sale',
    causeId: of.bookingId,
    bookingId: of.bookingId,
    at: of.at,
    lines: [
      { account: resellerAccount(of.resellerId), amountYen: of.amountYen },
      { account: bookingAccount(of.bookingId), amountYen: -of.amountYen },
    ],
  })
}

/** A cancelled booking gives back on account, in yen: the reseller owes that much less. */
export function returnedOnAccount(of: OnAccount): Posting {
  return posting({
    causeKind: 'account_return',
    causeId: of.bookingId,
    bookingId: of.bookingId,
    at: of.at,
    lines: [
      { account: bookingAccount(of.bookingId), amountYen: of.amountYen },
      { account: resellerAccount(of.resellerId), amountYen: -of.amountYen },
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
