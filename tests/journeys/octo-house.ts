import { randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { idFromBytes } from '#app/domain/values/ids.ts'
import type { Listening } from '#app/http/server/listen.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { addReseller } from '#app/services/resellers/add-reseller.server.ts'
import { makeResellerKey } from '#app/services/resellers/make-key.server.ts'
import type { Database } from '#db/connection.ts'
import * as ledger from '#db/repositories/ledger.ts'
import { makeShopContext, openTour, type Shop } from '#tests/support/factories/shop.ts'
import { serveApi } from './api-server.ts'

export interface OctoHouse {
  shop: Shop
  context: AppContext
  server: Listening
  /** A key of each of two resellers. */
  key: string
  otherKey: string
  resellerId: string
  ask: (method: string, path: string, body?: unknown, key?: string | null) => Promise<Answer>
  close: () => Promise<void>
}

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: each test says which fields it reads; `bookingSchema` holds them all
  body: any
  headers: Headers
}

/** The served API with one departure on sale and two resellers, each with its key. */
export async function openOctoHouse(db: Database, over: Parameters<typeof openTour>[1] = {}): Promise<OctoHouse> {
  const shop = await makeShopContext(db)
  const { context } = shop
  await openTour(shop, over)
  const server = await serveApi(context)
  const one = await signUp(context, 'Sample Travel')
  const other = await signUp(context, 'Other Travel')
  return {
    shop,
    context,
    server,
    key: one.key,
    otherKey: other.key,
    resellerId: one.resellerId,
    ask: async (method, path, body, key = one.key) => {
      const response = await fetch(`http://127.0.0.1:${server.port}/octo/${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: await response.json(), headers: response.headers }
    },
    close: async () => {
      await server.close()
      await shop.sandbox.close()
    },
  }
}

export async function signUp(context: AppContext, name: string) {
  const added = await addReseller(context, { name })
  if (!added.ok) throw new Error(added.error.kind)
  const { resellerId } = added.value
  const keyId = idFromBytes(randomBytes(16))
  const made = await makeResellerKey(context, { resellerId, keyId })
  if (!made.ok) throw new Error(made.error.kind)
  return { resellerId, keyId, key: made.value.key }
}

/** Two adults for the one departure. */
export function reservation(over: Record<string, unknown> = {}) {
  return {
    uuid: randomUUID(),
    productId: 'tour-1',
    optionId: 'tour-1-option',
    availabilityId: 'departure-1',
    unitItems: adults(2),
    ...over,
  }
}

export function adults(count: number) {
  return Array.from({ length: count }, () => ({ unitId: 'tour-1-adult' }))
}

export const CONTACT = {
  firstName: 'Alex',
  lastName: 'Tester',
  emailAddress: 'alex@guest.test',
  phoneNumber: '+49 30 1',
}

/** What each account stands at, in yen; the sum of all is zero. */
export async function balancesOf(db: Database): Promise<Record<string, number>> {
  const all = [...(await ledger.findBalances(db)), ...(await ledger.findBalances(db, 'booking'))]
  return Object.fromEntries(all.filter(({ balanceYen }) => balanceYen).map((each) => [each.accountId, each.balanceYen]))
}

const instant = z.iso.datetime()
const text = z.string()
const contact = z.strictObject({
  fullName: text.nullable(),
  firstName: text.nullable(),
  lastName: text.nullable(),
  emailAddress: text.nullable(),
  phoneNumber: text.nullable(),
  locales: z.array(text),
  postalCode: text.nullable(),
  country: text.nullable(),
  notes: text.nullable(),
})
const status = z.enum(['ON_HOLD', 'CONFIRMED', 'EXPIRED', 'CANCELLED', 'REDEEMED', 'PENDING', 'REJECTED'])
const ticket = z.strictObject({
  redemptionMethod: z.enum(['DIGITAL', 'PRINT', 'MANIFEST']),
  utcRedeemedAt: instant.nullable(),
  deliveryOptions: z
    .array(
      z.strictObject({
        deliveryFormat: z.enum(['PDF_URL', 'QRCODE', 'CODE128', 'PKPASS_URL', 'AZTECCODE']),
        deliveryValue: text,
      }),
    )
    .min(1),
})

/** A booking as the published core schema has it, field by field. */
export const bookingSchema = z.strictObject({
  id: text,
  uuid: z.uuid(),
  testMode: z.boolean(),
  resellerReference: text.nullable(),
  supplierReference: text.nullable(),
  status,
  utcCreatedAt: instant,
  utcUpdatedAt: instant,
  utcExpiresAt: instant.nullable(),
  utcRedeemedAt: instant.nullable(),
  utcConfirmedAt: instant.nullable(),
  productId: text,
  optionId: text,
  cancellable: z.boolean(),
  cancellation: z
    .strictObject({ refund: z.enum(['FULL', 'PARTIAL', 'NONE']), reason: text.nullable(), utcCancelledAt: instant })
    .nullable(),
  freesale: z.boolean(),
  availabilityId: text.nullable(),
  availability: z.strictObject({
    id: text,
    localDateTimeStart: z.iso.datetime({ offset: true }),
    localDateTimeEnd: z.iso.datetime({ offset: true }),
    allDay: z.boolean(),
    available: z.boolean(),
    status: z.enum(['AVAILABLE', 'FREESALE', 'SOLD_OUT', 'LIMITED', 'CLOSED']),
    vacancies: z.int().nullable(),
    capacity: z.int().nullable(),
    maxUnits: z.int().nullable(),
    utcCutoffAt: instant,
    openingHours: z.array(z.strictObject({ from: text, to: text })),
  }),
  contact,
  notes: text.nullable(),
  deliveryMethods: z.array(z.enum(['VOUCHER', 'TICKET'])),
  voucher: ticket.nullable(),
  unitItems: z.array(
    z.strictObject({
      uuid: z.uuid(),
      resellerReference: text.nullable(),
      supplierReference: text.nullable(),
      unitId: text,
      status,
      utcRedeemedAt: instant.nullable(),
      contact,
      ticket: ticket.nullable(),
    }),
  ),
})
