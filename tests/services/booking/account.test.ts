import { afterEach, expect, test } from 'vitest'
import { betterAuthAccounts } from '#app/gateways/auth/better-auth.server.ts'
import { action as holdAction } from '#app/routes/traveller/departure.tsx'
import { requestSignInLink } from '#app/services/account/request-sign-in-link.server.ts'
import { redeemSignInLink } from '#app/services/account/sign-in.server.ts'
import type { AppContext } from '#app/services/app-context.ts'
import * as bookings from '#db/repositories/bookings.ts'
import * as mails from '#db/repositories/mails.ts'
import { describeOn } from '#tests/support/database.ts'
import { makeShopContext, openTour, type Shop } from '#tests/support/factories/shop.ts'

const ORIGIN = 'http://shop.test'

describeOn('sqlite', 'whose a booking is', (makeDb) => {
  let shop: Shop
  afterEach(() => shop.sandbox.close())

  test('held by somebody who is signed in it is theirs; held by anybody else it is nobody’s', async () => {
    const context = await openWithAccounts()
    const cookie = await signIn(context, 'alex@example.test')
    const mine = await hold(context, 'intent-of-alex', cookie)
    const nobodys = await hold(context, 'intent-of-nobody')
    const userId = (await bookings.findById(context.db, mine))!.userId!
    expect((await bookings.findAllByUserId(context.db, userId)).map(({ id }) => id)).toEqual([mine])
    expect((await bookings.findById(context.db, nobodys))!.userId).toBeNull()
  })

  async function openWithAccounts(): Promise<AppContext> {
    shop = await makeShopContext(await makeDb())
    await openTour(shop)
    const { db } = shop.context
    const secret = 'a secret of more than thirty-two letters'
    return { ...shop.context, accounts: betterAuthAccounts({ db, secret, publicOrigin: ORIGIN, linkMinutes: 15 }) }
  }
})

async function signIn(context: AppContext, email: string): Promise<string> {
  await requestSignInLink(context, { email, language: 'en', next: undefined })
  const [mail] = await mails.findLatest(context.db, 1)
  const signedIn = await redeemSignInLink(context, /token=(\w+)/.exec(mail!.body_text)![1]!)
  if (!signedIn.ok) throw new Error('not signed in')
  return signedIn.value.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
}

/** Posts the form of a departure; answers the id of the booking to which it leads. */
async function hold(context: AppContext, intentKey: string, cookie = ''): Promise<string> {
  const body = new URLSearchParams({ adults: '1', ages: '', tourLanguage: 'en', intentKey })
  const request = new Request(`${ORIGIN}/en/departures/departure-1`, { method: 'POST', headers: { cookie }, body })
  const answer = await holdAction({ request, context, params: { lang: 'en', id: 'departure-1' } } as never)
  return /\/bookings\/(\w+)\/contact$/.exec((answer as Response).headers.get('location')!)![1]!
}
