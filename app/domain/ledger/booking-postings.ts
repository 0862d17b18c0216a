import type { Share } from '../booking/booking.ts'
import type { Yen } from '../values/money.ts'
import type { UnixSeconds } from '../values/time.ts'
import { bookingAccount, STRIPE, STRIPE_FEES } from './accounts.ts'
import { type Posting, type PostingLine, posting } from './posting.ts'
import { splitPrice } from './split.ts'

/** Money came: it lies at Stripe and is held for the visitor. */
export function paymentReceived(of: {
  paymentId: string
  bookingId: string
  amountYen: Yen
  at: UnixSeconds
}): Posting {
  return posting({
    causeKind: 'payment',
    causeId: of.paymentId,
    bookingId: of.bookingId,
    at: of.at,
    lines: [
      { account: STRIPE, amountYen: of.amountYen },
      { account: bookingAccount(of.bookingId), amountYen: -of.amountYen },
    ],
  })
}

/** Stripe kept its fee of a payment. It stays kept when the payment is refunded. */
export function stripeFee(of: { paymentId: string; bookingId: string; feeYen: Yen; at: UnixSeconds }): Posting {
  return posting({
    causeKind: 'stripe_fee',
    causeId: of.paymentId,
    bookingId: of.bookingId,
    at: of.at,
    lines: [
      { account: STRIPE_FEES, amountYen: of.feeYen },
      { account: STRIPE, amountYen: -of.feeYen },
    ],
  })
}

export interface SharedMoney {
  bookingId: string
  guideId: string
  shares: readonly Share[]
  at: UnixSeconds
}

/** The booking is confirmed: what was held is shared out by the agreements that were frozen with the hold. */
export function bookingConfirmed(of: SharedMoney & { totalYen: Yen }): Posting {
  return posting({
    causeKind: 'confirmation',
    causeId: of.bookingId,
    bookingId: of.bookingId,
    at: of.at,
    lines: [
      { account: bookingAccount(of.bookingId), amountYen: of.totalYen },
      ...splitPrice(of.totalYen, of.shares, of.guideId).map(({ account, amountYen }) => ({
        account,
        amountYen: -amountYen,
      })),
    ],
  })
}

/**
 * The booking is cancelled: the refund is held for the visitor again, and each share becomes what it is
 * of the part that is kept. Counting both splits afresh keeps every yen exact, whatever the rounding.
 */
export function bookingCancelled(of: SharedMoney & { totalYen: Yen; refundYen: Yen }): Posting {
  const before = splitPrice(of.totalYen, of.shares, of.guideId)
  const after = splitPrice(of.totalYen - of.refundYen, of.shares, of.guideId)
  const back: PostingLine[] = before.map(({ account, amountYen }, index) => ({
    account,
    amountYen: amountYen - after[index]!.amountYen,
  }))
  return posting({
    causeKind: 'cancellation',
    causeId: of.bookingId,
    bookingId: of.bookingId,
    at: of.at,
    lines: [...back, { account: bookingAccount(of.bookingId), amountYen: -of.refundYen }],
  })
}

/** A refund has left Stripe for the visitor. */
export function refundPaid(of: { refundId: string; bookingId: string; amountYen: Yen; at: UnixSeconds }): Posting {
  return posting({
    causeKind: 'refund',
    causeId: of.refundId,
    bookingId: of.bookingId,
    at: of.at,
    lines: [
      { account: bookingAccount(of.bookingId), amountYen: of.amountYen },
      { account: STRIPE, amountYen: -of.amountYen },
    ],
  })
}
