/** Who somebody is: tokens, passwords and sessions. What they may do is ours (`domain/access`, `user_roles`). */
export interface Accounts {
  /** A secret for one sign-in within some minutes, the same way for known and unknown addresses. */
  makeLinkToken(email: string): Promise<string>
  /** Spends the secret; an address that is new gets its account now. Nothing when it is unknown, spent or too old. */
  redeemLinkToken(token: string): Promise<SignedIn | undefined>
  /** Nothing when address and password don't belong together, whichever of them is wrong. */
  signInWithPassword(email: string, password: string): Promise<SignedIn | undefined>
  /** The person whose session the request carries. */
  findUserId(headers: Headers): Promise<string | undefined>
  /** Headers that make the browser forget the session; the session itself is over too. */
  signOut(headers: Headers): Promise<Headers>
}

export interface SignedIn {
  userId: string
  /** Set the session's cookie. */
  headers: Headers
}
