import type { UnitQuantity } from '../tours/tour.ts'
import type { Contact } from './booking.ts'

/** OCTO's contact, field by field as the reseller sent it. */
export interface OrderContact {
  fullName: string | null
  firstName: string | null
  lastName: string | null
  emailAddress: string | null
  phoneNumber: string | null
  locales: string[]
  postalCode: string | null
  country: string | null
  notes: string | null
}

export interface OrderUnit {
  uuid: string
  unitId: string
  resellerReference: string | null
  contact: OrderContact
}

/** What a reseller has said of a booking, kept so that it is told the same again. */
export interface ResellerOrder {
  notes: string | null
  contact: OrderContact
  unitItems: OrderUnit[]
}

/** A change of an order: what is left out stays; the list of units is all of them. */
export interface OrderChange {
  notes?: string | null | undefined
  contact?: Partial<OrderContact> | undefined
  unitItems?: UnitWish[] | undefined
}

export interface UnitWish {
  unitId: string
  uuid?: string | undefined
  resellerReference?: string | undefined
  contact?: Partial<OrderContact> | undefined
}

export const EMPTY_ORDER: ResellerOrder = {
  notes: null,
  contact: {
    fullName: null,
    firstName: null,
    lastName: null,
    emailAddress: null,
    phoneNumber: null,
    locales: [],
    postalCode: null,
    country: null,
    notes: null,
  },
  unitItems: [],
}

/** The order after a change. A unit keeps what was said of it: found by its uuid, else the next of its kind. */
export function changeOrder(order: ResellerOrder, change: OrderChange, newUuid: () => string): ResellerOrder {
  return {
    notes: change.notes === undefined ? order.notes : change.notes,
    contact: changeContact(order.contact, change.contact),
    unitItems: change.unitItems ? changeUnits(order.unitItems, change.unitItems, newUuid) : order.unitItems,
  }
}

function changeUnits(known: readonly OrderUnit[], wanted: readonly UnitWish[], newUuid: () => string): OrderUnit[] {
  const named = new Set(wanted.map(({ uuid }) => uuid))
  const nameless = known.filter(({ uuid }) => !named.has(uuid))
  return wanted.map(({ uuid, unitId, resellerReference, contact }) => {
    const next = nameless.findIndex((unit) => unit.unitId === unitId)
    const before = uuid ? known.find((unit) => unit.uuid === uuid) : next < 0 ? undefined : nameless.splice(next, 1)[0]
    return {
      uuid: uuid ?? before?.uuid ?? newUuid(),
      unitId,
      resellerReference: resellerReference ?? before?.resellerReference ?? null,
      contact: changeContact(before?.contact ?? EMPTY_ORDER.contact, contact),
    }
  })
}

function changeContact(contact: OrderContact, change: Partial<OrderContact> = {}): OrderContact {
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  return { ...contact, ...said }
}

/** How many of each unit an order has, in the order in which they were first named. */
export function unitsOf(unitItems: readonly { unitId: string }[]): UnitQuantity[] {
  const counts = new Map<string, number>()
  for (const { unitId } of unitItems) counts.set(unitId, (counts.get(unitId) ?? 0) + 1)
  return [...counts].map(([unitId, quantity]) => ({ unitId, quantity }))
}

/** Whom the guide meets; `null` until a name and an address are known. */
export function guestOf({ contact, notes }: ResellerOrder): Contact | null {
  const name = nameOf(contact)
  if (!name || !contact.emailAddress) return null
  const note = [...new Set([notes, contact.notes])].filter(Boolean).join('\n')
  return { name, email: contact.emailAddress, phone: contact.phoneNumber, note: note || null }
}

/** The full name, put together where only its parts were said. */
export function nameOf({ fullName, firstName, lastName }: OrderContact): string | null {
  return fullName || [firstName, lastName].filter(Boolean).join(' ') || null
}
