import type { Share } from '../booking/booking.ts'
import { splitByLargestRemainder, type Yen } from '../values/money.ts'
import { type Account, guideAccount, PLATFORM, regionFundAccount, rightsAccount } from './accounts.ts'

export interface Part {
  account: Account
  amountYen: Yen
}

/** Where each yen of a price goes: the shares by agreement, the rest is the guide's net. The parts always sum. */
export function splitPrice(totalYen: Yen, shares: readonly Share[], guideId: string): Part[] {
  const shared = shares.reduce((sum, { basisPoints }) => sum + basisPoints, 0)
  // The guide stands first: a tie of remainders goes to who does the work.
  const weights = [10_000 - shared, ...shares.map(({ basisPoints }) => basisPoints)]
  const accounts = [guideAccount(guideId), ...shares.map(accountOf)]
  const amounts = splitByLargestRemainder(totalYen, weights)
  return accounts.map((account, index) => ({ account, amountYen: amounts[index]! }))
}

function accountOf(share: Share): Account {
  switch (share.accountKind) {
    case 'platform':
      return PLATFORM
    case 'region_fund':
      return regionFundAccount(share.ownerId)
    case 'rights_holder':
      return rightsAccount(share.ownerId)
  }
}
