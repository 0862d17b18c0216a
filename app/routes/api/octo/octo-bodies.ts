import { z } from 'zod'

const id = z.string().min(1).max(80)
/** Compared as it is written by most: in small letters. */
export const uuidSchema = z.guid().transform((uuid) => uuid.toLowerCase())
const word = z.string().trim().max(200)
const words = z.string().trim().max(2000)
const minutes = z.int().min(1).max(100_000)

const contact = z.object({
  fullName: word.nullish(),
  firstName: word.nullish(),
  lastName: word.nullish(),
  // Many send an empty one for one that they don't have.
  emailAddress: z
    .literal('')
    .transform(() => null)
    .or(z.email().max(254))
    .nullish(),
  phoneNumber: z.string().trim().max(40).nullish(),
  locales: z.array(z.string().max(35)).max(20).optional(),
  postalCode: z.string().trim().max(20).nullish(),
  country: z.string().trim().max(60).nullish(),
  notes: words.nullish(),
})

const unitItems = z
  .array(
    z.object({
      uuid: uuidSchema.optional(),
      unitId: id,
      resellerReference: word.nullish().transform((text) => text ?? undefined),
      contact: contact.nullish().transform((value) => value ?? undefined),
    }),
  )
  .min(1)
  .max(100)
  .refine((items) => {
    const named = items.flatMap(({ uuid }) => uuid ?? [])
    return new Set(named).size === named.length
  })

const said = {
  resellerReference: word.nullish().transform((text) => text ?? undefined),
  notes: words.nullish(),
  contact: contact.nullish().transform((value) => value ?? undefined),
}

export const reservationBody = z.object({
  ...said,
  uuid: z.string().max(80).nullish(),
  productId: id,
  optionId: id,
  availabilityId: id,
  expirationMinutes: minutes.nullish(),
  unitItems,
})

export const changeBody = z.object({
  ...said,
  productId: id.optional(),
  optionId: id.optional(),
  availabilityId: id.optional(),
  expirationMinutes: minutes.nullish(),
  unitItems: unitItems.optional(),
})

export const confirmationBody = z.object({ ...said, unitItems: unitItems.optional() })

export const cancellationBody = z
  .object({ reason: words.nullish(), force: z.boolean().nullish() })
  .transform(({ reason = null, force }) => ({ reason, isForced: force === true }))

export const extensionBody = z.object({ expirationMinutes: minutes.nullish() })
