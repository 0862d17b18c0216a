export type AccountKind =
  | 'stripe'
  | 'stripe_fees'
  | 'bank'
  | 'booking'
  | 'guide'
  | 'platform'
  | 'region_fund'
  | 'rights_holder'
  | 'reseller'

/** An account; its id tells what it is, so that opening it twice is opening it once. */
export interface Account {
  id: string
  kind: AccountKind
  ownerId: string | null
}

/** What lies at Stripe: debit is money we have. */
export const STRIPE: Account = { id: 'stripe', kind: 'stripe', ownerId: null }
/** What Stripe keeps of each payment; the platform's cost. */
export const STRIPE_FEES: Account = { id: 'stripe_fees', kind: 'stripe_fees', ownerId: null }
/** What resellers have transferred. */
export const BANK: Account = { id: 'bank', kind: 'bank', ownerId: null }
export const PLATFORM: Account = { id: 'platform', kind: 'platform', ownerId: null }

/** What is held for a visitor: zero once it is shared out or given back. */
export const bookingAccount = (bookingId: string): Account => ({
  id: `booking:${bookingId}`,
  kind: 'booking',
  ownerId: bookingId,
})

export const guideAccount = (guideId: string): Account => ({ id: `guide:${guideId}`, kind: 'guide', ownerId: guideId })

export const regionFundAccount = (prefectureCode: string): Account => ({
  id: `region_fund:${prefectureCode}`,
  kind: 'region_fund',
  ownerId: prefectureCode,
})

export const rightsAccount = (ownerId: string): Account => ({
  id: `rights:${ownerId}`,
  kind: 'rights_holder',
  ownerId,
})

/** What a reseller owes for what it sold: debit until it is transferred. */
export const resellerAccount = (resellerId: string): Account => ({
  id: `reseller:${resellerId}`,
  kind: 'reseller',
  ownerId: resellerId,
})
