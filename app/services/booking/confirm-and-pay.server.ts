import type { Result } from '#app/domain/values/result.ts'
import type { AppContext } from '../app-context.ts'
import { type AcceptTermsRefusal, acceptTerms } from './accept-terms.server.ts'
import { keepInItinerary } from './keep-in-itinerary.server.ts'
import { openCheckout } from './open-checkout.server.ts'

type CheckoutRequest = Parameters<typeof openCheckout>[1]
type Opened = Awaited<ReturnType<typeof openCheckout>>

export interface FinalClick extends CheckoutRequest {
  termsVersion: string
  /** The lead booker says that they are of age. */
  declaresAdult: boolean
}

/** The last click before paying: what was agreed to is written down, then the one checkout is opened. */
export async function confirmAndPay(
  context: AppContext,
  { termsVersion, declaresAdult, ...request }: FinalClick,
): Promise<Opened | Extract<Result<never, AcceptTermsRefusal>, { ok: false }>> {
  const { bookingId } = request
  const accepted = await acceptTerms(context, { bookingId, termsVersion, declaresAdult })
  if (!accepted.ok) return accepted
  const opened = await openCheckout(context, request)
  // A free tour is confirmed here and now; a paid one when it is settled.
  if (opened.ok && opened.value.kind === 'confirmed') await keepInItinerary(context, bookingId)
  return opened
}
