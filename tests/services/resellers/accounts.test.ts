import { afterEach, expect, test } from 'vitest'
import { openCheckout } from '#app/services/booking/open-checkout.server.ts'
import { requestBookingLink } from '#app/services/booking/request-booking-link.server.ts'
import { addReseller } from '#app/services/resellers/add-reseller.server.ts'
import { confirmOnAccount } from '#app/services/resellers/confirm-on-account.server.ts'
import { findAccounts } from '#app/services/resellers/find-accounts.server.ts'
import { findReseller } from '#app/services/resellers/find-reseller.server.ts'
import { makeResellerKey } from '#app/services/resellers/make-key.server.ts'
import { recordTransfer } from '#app/services/resellers/record-transfer.server.ts'
import { reserveForReseller } from '#app/services/resellers/reserve-for-reseller.server.ts'
import { revokeResellerKey } from '#app/services/resellers/revoke-key.server.ts'
import * as ledger from '#db/repositories/ledger.ts'
import { describeOnBothEngines } from '#tests/support/database.ts'
import { makeShopContext, openTour, type Shop } from '#tests/support/factories/shop.ts'

const CONTACT = { fullName: 'Alex Tester', emailAddress: 'alex@guest.test' }

describeOnBothEngines('resellers and what they owe', (makeDb) => {
  let shop: Shop
  afterEach(() => shop.sandbox.close())

  async function open() {
    shop = await makeShopContext(await makeDb())
    await openTour(shop)
    const added = await addReseller(shop.context, { name: 'Sample Travel' })
    return { context: shop.context, resellerId: added.ok ? added.value.resellerId : '' }
  }

  async function reserve(resellerId: string) {
    const reserved = await reserveForReseller(
      shop.context,
      { id: resellerId, name: 'Sample Travel' },
      {
        productId: 'tour-1',
        optionId: 'tour-1-option',
        availabilityId: 'departure-1',
        unitItems: [{ unitId: 'tour-1-adult' }],
        contact: CONTACT,
        languages: [],
      },
    )
    if (!reserved.ok) throw new Error(reserved.error.kind)
    return reserved.value.uuid
  }

  test('a key is made once for each form, opens for its reseller alone, and ends when it is revoked', async () => {
    const { context, resellerId } = await open()
    expect(await addReseller(context, { name: 'Sample Travel' })).toMatchObject({ error: { kind: 'reseller_exists' } })
    const make = (keyId: string) => makeResellerKey(context, { resellerId, keyId })
    const first = await make('key-1')
    const key = first.ok ? first.value.key : ''
    expect(key).toMatch(/^meguri_[0-9a-z]{52}$/)
    expect(await make('key-1')).toMatchObject({ error: { kind: 'key_already_shown' } })
    const second = await make('key-2')
    const other = second.ok ? second.value.key : ''
    expect(await findReseller(context, key)).toEqual({ id: resellerId, name: 'Sample Travel' })
    expect(await findReseller(context, key.slice(0, -1))).toBeUndefined()
    await revokeResellerKey(context, { keyId: 'key-1' })
    expect(await findReseller(context, key)).toBeUndefined()
    expect(await findReseller(context, other)).toMatchObject({ id: resellerId })
    const [account] = await findAccounts(context)
    const keys = account!.keys.map(({ id, lastUsedAt, revokedAt }) => [id, lastUsedAt !== null, revokedAt !== null])
    expect(keys).toEqual([
      ['key-1', true, true],
      ['key-2', true, false],
    ])
    expect(await makeResellerKey(context, { resellerId: 'nobody', keyId: 'key-3' })).toMatchObject({
      error: { kind: 'reseller_not_found' },
    })
  })

  test('a transfer is recorded once for each form, and the books stay even', async () => {
    const { context, resellerId } = await open()
    const uuid = await reserve(resellerId)
    const owes = async () => (await findAccounts(context))[0]!.owesYen
    expect(await owes()).toBe(0)
    await confirmOnAccount(context, resellerId, uuid, {})
    expect(await owes()).toBe(8000)
    const transfer = { transferId: 'transfer-1', resellerId, amountYen: 5000 }
    expect(await recordTransfer(context, transfer)).toMatchObject({ ok: true })
    expect(await recordTransfer(context, transfer)).toMatchObject({ ok: true })
    expect(await owes()).toBe(3000)
    expect(await ledger.findTrialBalance(context.db)).toEqual({
      debitYen: 13_000 + 8000,
      creditYen: 13_000 + 8000,
      unbalancedPostings: 0,
    })
    expect(await recordTransfer(context, { ...transfer, resellerId: 'nobody' })).toMatchObject({
      error: { kind: 'reseller_not_found' },
    })
  })

  test('a reseller’s hold is paid by no card, and its guest is sent no link', async () => {
    const { context, resellerId } = await open()
    await reserve(resellerId)
    const held = await context.db.selectFrom('bookings').select(['id', 'reference']).executeTakeFirstOrThrow()
    const opened = await openCheckout(context, {
      bookingId: held.id,
      shownTotalYen: 8000,
      returnUrl: 'http://shop.test/return',
      cancelUrl: 'http://shop.test/cancel',
      unitTitle: (kind) => kind,
    })
    expect(opened).toMatchObject({ error: { kind: 'sold_by_reseller' } })
    await (await requestBookingLink(context, { reference: held.reference, email: CONTACT.emailAddress })).done
    expect(await context.db.selectFrom('mails').selectAll().execute()).toEqual([])
  })
})
