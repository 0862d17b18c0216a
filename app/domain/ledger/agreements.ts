import type { Share } from '../booking/booking.ts'
import { invariant } from '../values/result.ts'
import type { LocalDate } from '../values/time.ts'

/** A written agreement: who gets which part of which tours, from when to when (both days included). */
export interface ShareAgreement extends Share {
  id: string
  /** Null: every tour of the prefecture, or every tour for the platform. */
  tourId: string | null
  prefectureCode: string | null
  validFrom: LocalDate
  validUntil: LocalDate | null
}

/**
 * The shares of a tour sold on a day. Of several agreements with the same owner the most particular one counts:
 * for the tour before for the prefecture before for all, and among those the latest.
 */
export function sharesFor(
  agreements: readonly ShareAgreement[],
  tour: { id: string; prefectureCode: string },
  soldOn: LocalDate,
): Share[] {
  const applying = agreements
    .filter((agreement) => appliesTo(agreement, tour) && isValidOn(agreement, soldOn))
    .sort((a, b) => particularity(b) - particularity(a) || b.validFrom.localeCompare(a.validFrom))
  const shares = new Map<string, Share>()
  for (const { accountKind, ownerId, basisPoints } of applying) {
    const owner = `${accountKind}:${ownerId}`
    if (!shares.has(owner)) shares.set(owner, { accountKind, ownerId, basisPoints })
  }
  const chosen = [...shares.values()].filter(({ basisPoints }) => basisPoints > 0)
  invariant(
    chosen.reduce((sum, share) => sum + share.basisPoints, 0) <= 10_000,
    `the agreements for tour ${tour.id} give away more than all of it`,
  )
  return chosen
}

function appliesTo(agreement: ShareAgreement, tour: { id: string; prefectureCode: string }): boolean {
  if (agreement.tourId) return agreement.tourId === tour.id
  return agreement.prefectureCode === null || agreement.prefectureCode === tour.prefectureCode
}

function isValidOn({ validFrom, validUntil }: ShareAgreement, day: LocalDate): boolean {
  return validFrom <= day && (validUntil === null || day <= validUntil)
}

function particularity({ tourId, prefectureCode }: ShareAgreement): number {
  return tourId ? 2 : prefectureCode ? 1 : 0
}
