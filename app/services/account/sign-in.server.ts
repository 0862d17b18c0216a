import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { SignedIn } from '#app/gateways/auth/accounts.ts'
import type { AppContext } from '../app-context.ts'

/** Signs in with address and password; which of them is wrong is not told. */
export async function signInWithPassword(
  { accounts }: Pick<AppContext, 'accounts'>,
  { email, password }: { email: string; password: string },
): Promise<Result<SignedIn, { kind: 'sign_in_failed' }>> {
  const signedIn = await accounts.signInWithPassword(email.toLowerCase(), password)
  return signedIn ? accept(signedIn) : refuse({ kind: 'sign_in_failed' })
}

/** Signs in with the secret of a mailed link; it works once. */
export async function redeemSignInLink(
  { accounts }: Pick<AppContext, 'accounts'>,
  token: string,
): Promise<Result<SignedIn, { kind: 'link_spent' }>> {
  const signedIn = await accounts.redeemLinkToken(token)
  return signedIn ? accept(signedIn) : refuse({ kind: 'link_spent' })
}
