import { invariant } from './result.ts'

/** Whole yen. JPY is a zero-decimal currency: 3,000 yen is 3000, at Stripe too. */
export type Yen = number

export function isYen(value: unknown): value is Yen {
  return typeof value === 'number' && Number.isSafeInteger(value)
}

export function sumYen(amounts: readonly Yen[]): Yen {
  return amounts.reduce((total, amount) => total + amount, 0)
}

/**
 * Splits whole yen by weights so that the parts always sum: each part gets its floor,
 * the yen that remain go to the largest remainders (ties to the earlier part).
 */
export function splitByLargestRemainder(total: Yen, weights: readonly number[]): Yen[] {
  invariant(isYen(total) && total >= 0, `split of ${total}`)
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0)
  invariant(weightSum > 0 && weights.every((weight) => weight >= 0), 'weights must be zero or more and not all zero')
  const exact = weights.map((weight) => (total * weight) / weightSum)
  const parts = exact.map(Math.floor)
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  let left = total - sumYen(parts)
  for (const { index } of byRemainder) {
    if (left === 0) break
    parts[index]! += 1
    left -= 1
  }
  return parts
}
