import type { CauseKind } from '#app/domain/ledger/posting.ts'
import { type Part, splitPrice } from '#app/domain/ledger/split.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as ledger from '#db/repositories/ledger.ts'
import type { AppContext } from '../app-context.ts'

export interface BookingStatement {
  /** Where each yen of the price goes by the agreements frozen with the hold; it sums to the price. */
  shares: Part[]
  /** What was posted, in the order of the facts. */
  lines: ledger.StatementLine[]
}

/** Where each yen of a booking goes, promised and posted; `undefined` when there is no such booking. */
export async function findBookingStatement(
  { db }: Pick<AppContext, 'db'>,
  bookingId: string,
): Promise<BookingStatement | undefined> {
  const booking = await bookings.findById(db, bookingId)
  if (!booking) return undefined
  const { shares, guideId } = booking.snapshot
  const lines = await ledger.findStatement(db, { bookingId })
  return {
    shares: splitPrice(booking.totalYen, shares, guideId),
    lines: lines.sort((a, b) => a.at - b.at || ORDER.indexOf(a.causeKind) - ORDER.indexOf(b.causeKind)),
  }
}

/** Facts of one second in the order in which they follow from each other. */
const ORDER: CauseKind[] = [
  'payment',
  'stripe_fee',
  'account_sale',
  'confirmation',
  'cancellation',
  'account_return',
  'refund',
  'transfer',
]
