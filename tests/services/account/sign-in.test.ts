import { pino } from 'pino'
import { expect, test } from 'vitest'
import { instantOf } from '#app/domain/values/time.ts'
import { betterAuthAccounts } from '#app/gateways/auth/better-auth.server.ts'
import { outboxOnlyMailer } from '#app/gateways/mail/outbox-only.ts'
import { requireRole, requireUser } from '#app/http/guards.server.ts'
import { findUser } from '#app/http/session.server.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { requestSignInLink } from '#app/services/account/request-sign-in-link.server.ts'
import { redeemSignInLink, signInWithPassword } from '#app/services/account/sign-in.server.ts'
import { signOut } from '#app/services/account/sign-out.server.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { Database } from '#db/connection.ts'
import * as mails from '#db/repositories/mails.ts'
import * as userRoles from '#db/repositories/user-roles.ts'
import { deleteDemoAccounts, hashDemoPassword, writeDemoAccounts } from '#db/seed/demo-accounts.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { makeGuide } from '#tests/support/factories/tours.ts'

const NOW = instantOf('2026-11-23T10:00')
const ORIGIN = 'http://meguri.example'
const sayMail = translateFor('en') as unknown as (key: string, values: object) => string
const passwordHash = hashDemoPassword()

describeOnBothEngines('signing in', (makeDb) => {
  test('a mailed link signs a new address in, once', async () => {
    const context = contextOf(await makeDb())
    const token = await askForLink(context, 'New@Example.test')

    const signedIn = await redeemSignInLink(context, token)
    const user = await findUser(pageFor(signedIn), context)
    expect(user).toMatchObject({ email: 'new@example.test', roles: [] })

    expect(await redeemSignInLink(context, token)).toEqual({ ok: false, error: { kind: 'link_spent' } })
    expect(await redeemSignInLink(context, 'nonsense')).toEqual({ ok: false, error: { kind: 'link_spent' } })
  })

  test('two readers of one link: one of them is signed in', async () => {
    const context = contextOf(await makeDb())
    const token = await askForLink(context, 'new@example.test')
    const both = await Promise.all([redeemSignInLink(context, token), redeemSignInLink(context, token)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('known and unknown addresses get the same mail', async () => {
    const context = contextOf(await makeDb())
    await makePeople(context.db)
    await askForLink(context, 'visitor@example.test')
    await askForLink(context, 'nobody@example.test')
    const [a, b] = await mails.findLatest(context.db, 2)
    const withoutToken = (text: string) => text.replace(/token=\w+/, '')
    expect(withoutToken(a!.body_text)).toBe(withoutToken(b!.body_text))
  })

  test('the link is built from our own origin and the secret is kept as a hash alone', async () => {
    const context = contextOf(await makeDb())
    const token = await askForLink(context, 'new@example.test', '/en/board')
    const [mail] = await mails.findLatest(context.db, 1)
    expect(mail!.body_text).toContain(`${ORIGIN}/en/account/sign-in/link?token=${token}&next=%2Fen%2Fboard`)
    const kept = await context.db.selectFrom('verifications').selectAll().execute()
    expect(kept).toHaveLength(1)
    expect(JSON.stringify(kept)).not.toContain(token)
  })

  test('address and password sign in; neither alone does, and the answer is one', async () => {
    const context = contextOf(await makeDb())
    await makePeople(context.db)
    const signedIn = await signInWithPassword(context, { email: 'Visitor@example.test', password: 'meguri-demo' })
    expect((await findUser(pageFor(signedIn), context))?.email).toBe('visitor@example.test')

    const failed = { ok: false, error: { kind: 'sign_in_failed' } }
    expect(await signInWithPassword(context, { email: 'visitor@example.test', password: 'wrong' })).toEqual(failed)
    expect(await signInWithPassword(context, { email: 'nobody@example.test', password: 'meguri-demo' })).toEqual(failed)
  })

  test('the cookie is hidden from scripts, and one that was tampered with is nobody', async () => {
    const context = contextOf(await makeDb())
    await makePeople(context.db)
    const signedIn = await signInWithPassword(context, { email: 'visitor@example.test', password: 'meguri-demo' })
    if (!signedIn.ok) throw new Error('not signed in')
    const cookie = signedIn.value.headers.getSetCookie().find((text) => text.includes('session_token'))
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    const [name, value] = cookie!.split(';')[0]!.split('=') as [string, string]
    const other = value.startsWith('x') ? 'y' : 'x'
    const forged = new Request(ORIGIN, { headers: { cookie: `${name}=${other}${value.slice(1)}` } })
    expect(await findUser(forged, context)).toBeUndefined()
  })

  test('signing out ends the sessions on every device', async () => {
    const context = contextOf(await makeDb())
    await makePeople(context.db)
    const visitor = { email: 'visitor@example.test', password: 'meguri-demo' }
    const phone = pageFor(await signInWithPassword(context, visitor))
    const desk = pageFor(await signInWithPassword(context, visitor))
    const cleared = await signOut(context, desk.headers)
    expect(cleared.getSetCookie().join()).toMatch(/session_token=;.*Max-Age=0/)
    expect(await findUser(desk, context)).toBeUndefined()
    expect(await findUser(phone, context)).toBeUndefined()
  })

  test('doors: anonymous are led to sign in and back, the wrong role finds nothing, the right one its region', async () => {
    const context = contextOf(await makeDb())
    await makePeople(context.db)
    const anonymous = new Request(`${ORIGIN}/ja/board/places?q=x`)
    const led = await requireRole(anonymous, context, 'board').catch((thrown: Response) => thrown)
    expect((led as Response).status).toBe(302)
    expect((led as Response).headers.get('location')).toBe('/ja/account/sign-in?next=%2Fja%2Fboard%2Fplaces%3Fq%3Dx')

    const visitor = pageFor(
      await signInWithPassword(context, { email: 'visitor@example.test', password: 'meguri-demo' }),
    )
    expect((await requireUser(visitor, context)).email).toBe('visitor@example.test')
    const absent = await requireRole(visitor, context, 'operator').catch((thrown: Response) => thrown)
    expect((absent as Response).status).toBe(404)

    const board = pageFor(await signInWithPassword(context, { email: 'board@example.test', password: 'meguri-demo' }))
    const { role } = await requireRole(board, context, 'board')
    expect(role).toEqual({ kind: 'board', prefectureCode: '26', municipalityCode: null })
  })

  test('the demo sign-ins can be written again and taken away', async () => {
    const { db } = contextOf(await makeDb())
    await makePeople(db)
    await makePeople(db)
    expect(await userRoles.findAllByUserId(db, 'sample-guide')).toEqual([{ kind: 'guide', guideId: 'guide-1' }])
    await deleteDemoAccounts(db)
    expect(await db.selectFrom('users').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('credentials').selectAll().execute()).toEqual([])
  })
})

function contextOf(db: Database): AppContext {
  let count = 0
  const context: Partial<AppContext> = {
    db,
    accounts: betterAuthAccounts({
      db,
      secret: 'a secret of more than thirty-two letters',
      publicOrigin: ORIGIN,
      linkMinutes: 15,
    }),
    mail: outboxOnlyMailer({ translate: (_, key, values) => String(sayMail(`mail:${key}`, values)) }),
    now: () => NOW,
    newId: () => `mail-${++count}`,
    log: pino({ level: 'silent' }),
    publicOrigin: ORIGIN,
  }
  return context as AppContext
}

async function askForLink(context: AppContext, email: string, next?: string): Promise<string> {
  await requestSignInLink(context, { email, language: 'en', next })
  const latest = await mails.findLatest(context.db, 10)
  const mail = latest.find(({ recipient }) => recipient === email.toLowerCase())
  return /token=(\w+)/.exec(mail?.body_text ?? '')![1]!
}

/** A page asked for with the cookies that a sign-in has set. */
function pageFor(signedIn: Awaited<ReturnType<typeof redeemSignInLink | typeof signInWithPassword>>): Request {
  if (!signedIn.ok) throw new Error('not signed in')
  const cookies = signedIn.value.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return new Request(`${ORIGIN}/en/account`, { headers: { cookie: cookies.join('; ') } })
}

async function makePeople(db: Database): Promise<void> {
  await makeGuide(db).catch(() => undefined)
  const person = { name_ja: '見本', name_en: 'Sample', guide_id: null, prefecture_code: null, municipality_code: null }
  await writeDemoAccounts(
    db,
    [
      { ...person, email: 'visitor@example.test', role: 'visitor' },
      { ...person, email: 'guide@example.test', role: 'guide', guide_id: 'guide-1' },
      { ...person, email: 'board@example.test', role: 'board', prefecture_code: '26' },
    ],
    await passwordHash,
    NOW,
  )
}
