import type { PolicyKind } from '../tours/tour.ts'
import type { Yen } from '../values/money.ts'
import type { UnixSeconds } from '../values/time.ts'

/** A step of a policy: cancelled at least this long before the start, this part of the price comes back. */
export interface RefundTier {
  beforeStartSeconds: number
  /** 10000 is all of it. */
  refundBasisPoints: number
}

export interface CancellationPolicy {
  kind: PolicyKind
  /** Earliest deadline first; after the last one nothing comes back. */
  tiers: RefundTier[]
}

const HOUR = 3600
const DAY = 24 * HOUR

/** The kinds a guide chooses from. They are frozen into each booking, so that a new version never changes a sale. */
export const POLICIES: Record<PolicyKind, CancellationPolicy> = {
  flexible: { kind: 'flexible', tiers: [{ beforeStartSeconds: DAY, refundBasisPoints: 10_000 }] },
  moderate: {
    kind: 'moderate',
    tiers: [
      { beforeStartSeconds: 5 * DAY, refundBasisPoints: 10_000 },
      { beforeStartSeconds: DAY, refundBasisPoints: 5000 },
    ],
  },
  strict: {
    kind: 'strict',
    tiers: [
      { beforeStartSeconds: 14 * DAY, refundBasisPoints: 10_000 },
      { beforeStartSeconds: 7 * DAY, refundBasisPoints: 5000 },
    ],
  },
}

/** A tier as an instant: cancelled at this second or before, this part comes back. */
export interface Deadline {
  until: UnixSeconds
  refundBasisPoints: number
  refundYen: Yen
}

/** The deadlines of one booking that have not passed at an instant, earliest first. */
export function deadlinesOf(
  policy: CancellationPolicy,
  startsAt: UnixSeconds,
  paidYen: Yen,
  now: UnixSeconds,
): Deadline[] {
  const all = policy.tiers.map(({ beforeStartSeconds, refundBasisPoints }) => ({
    until: startsAt - beforeStartSeconds,
    refundBasisPoints,
    refundYen: partOf(paidYen, refundBasisPoints),
  }))
  return all.filter(({ until }) => now <= until)
}

/** The last instant at which anything comes back: OCTO's one cut-off. */
export function lastDeadlineOf(policy: CancellationPolicy, startsAt: UnixSeconds): UnixSeconds {
  return startsAt - Math.min(...policy.tiers.map((tier) => tier.beforeStartSeconds))
}

/** What comes back when the visitor cancels at an instant, in whole yen. The second of the deadline still counts. */
export function refundAt(policy: CancellationPolicy, startsAt: UnixSeconds, paidYen: Yen, now: UnixSeconds): Yen {
  return deadlinesOf(policy, startsAt, paidYen, now)[0]?.refundYen ?? 0
}

/** Half yen are rounded for the visitor. */
function partOf(yen: Yen, basisPoints: number): Yen {
  return Math.ceil((yen * basisPoints) / 10_000)
}
