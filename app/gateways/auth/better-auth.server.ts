import { betterAuth } from 'better-auth'
import { magicLink } from 'better-auth/plugins/magic-link'
import type { Accounts, SignedIn } from './accounts.ts'

export interface BetterAuthOptions {
  /** A Kysely of ours; better-auth writes its four tables through it. */
  db: object
  secret: string
  publicOrigin: string
  /** How long a mailed link is good for. */
  linkMinutes: number
}

const SESSION_SECONDS = 30 * 86_400

/** Accounts by better-auth, called from our own actions; none of its addresses is served. */
export function betterAuthAccounts(options: BetterAuthOptions): Accounts {
  const auth = makeAuth(options)
  // Its checks of an origin are for its own addresses; ours were checked before (`http/server/same-origin.ts`).
  const noHeaders = new Headers()
  return {
    async makeLinkToken(email) {
      let made: string | undefined
      const metadata = { keep: (token: string) => (made = token) }
      await auth.api.signInMagicLink({ body: { email, metadata }, headers: noHeaders })
      return made!
    },

    async redeemLinkToken(token) {
      const { headers, response } = await orNothing(
        auth.api.magicLinkVerify({ query: { token }, headers: noHeaders, returnHeaders: true }),
      )
      return signedIn(headers, response)
    },

    async signInWithPassword(email, password) {
      const body = { email, password, rememberMe: true }
      const { headers, response } = await orNothing(
        auth.api.signInEmail({ body, headers: noHeaders, returnHeaders: true }),
      )
      return signedIn(headers, response)
    },

    async findUserId(headers) {
      if (!headers.get('cookie')?.includes('session_token')) return undefined
      const session = await auth.api.getSession({ headers: onlyCookies(headers) })
      return session?.user.id
    },

    async signOut(headers) {
      return onlySetCookies((await auth.api.signOut({ headers: onlyCookies(headers), returnHeaders: true })).headers)
    },
  }
}

function makeAuth({ db, secret, publicOrigin, linkMinutes }: BetterAuthOptions) {
  return betterAuth({
    appName: 'Meguri',
    baseURL: publicOrigin,
    secret,
    // "sqlite" on both engines: it means dates as ISO text and yes and no as 1 and 0, which is what our tables hold.
    database: { db: db as never, type: 'sqlite' },
    user: { modelName: 'users' },
    session: { modelName: 'sessions', expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    account: { modelName: 'credentials' },
    verification: { modelName: 'verifications' },
    emailAndPassword: { enabled: true, disableSignUp: true },
    plugins: [
      magicLink({
        expiresIn: linkMinutes * 60,
        storeToken: 'hashed',
        sendMagicLink: ({ token, metadata }) => metadata?.keep(token),
      }),
    ],
    // We count attempts before it (`http/server/rate-limits.ts`), and it would keep addresses.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      // Our own tests compare the schemas.
      database: { validateSchema: false },
      cookiePrefix: 'meguri',
      useSecureCookies: publicOrigin.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
    },
  })
}

interface Answered {
  headers: Headers | undefined
  response: { user: { id: string } } | undefined
}

/** better-auth throws what it refuses; only its refusals are an answer, the rest is a fault. */
async function orNothing(asked: Promise<{ headers: Headers; response: unknown }>): Promise<Answered> {
  try {
    return (await asked) as Answered
  } catch (error) {
    if (error instanceof Error && error.name === 'APIError') return { headers: undefined, response: undefined }
    throw error
  }
}

function signedIn(headers: Answered['headers'], response: Answered['response']): SignedIn | undefined {
  return headers && response ? { userId: response.user.id, headers: onlySetCookies(headers) } : undefined
}

function onlyCookies(headers: Headers): Headers {
  return new Headers({ cookie: headers.get('cookie') ?? '' })
}

function onlySetCookies(headers: Headers): Headers {
  const cookies = new Headers()
  for (const cookie of headers.getSetCookie()) cookies.append('Set-Cookie', cookie)
  return cookies
}
