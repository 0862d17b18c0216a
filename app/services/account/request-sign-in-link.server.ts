import { createHash } from 'node:crypto'
import { SIGN_IN_LINK_MINUTES } from '#app/domain/access/sign-in-link.ts'
import { urlsFor } from '#app/urls.ts'
import type { AppContext } from '../app-context.ts'
import { enqueueMail } from '../mail/enqueue.server.ts'

export interface LinkRequest {
  email: string
  language: string
  /** A path of our own to go on to. */
  next?: string
}

/** Mails a link that signs in once. It does the same for known and unknown addresses, so nothing can be learnt from it. */
export async function requestSignInLink(
  context: Pick<AppContext, 'db' | 'accounts' | 'mail' | 'now' | 'newId' | 'publicOrigin'>,
  { email, language, next }: LinkRequest,
): Promise<void> {
  const address = email.toLowerCase()
  const token = await context.accounts.makeLinkToken(address)
  const url = context.publicOrigin + urlsFor(language).signInLink(token, next)
  await enqueueMail(context.db, context, {
    dedupeKey: `sign_in:${createHash('sha256').update(token).digest('hex')}`,
    language,
    recipient: address,
    message: { kind: 'sign_in', url, minutes: SIGN_IN_LINK_MINUTES },
  })
}
