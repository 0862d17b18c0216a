/**
 * Those of rank r are `first[r] … first[r + 1] − 1`. So that shortcuts get the discount of whole runs they tell minutes
 * that nothing discounts (`fixed`), the run that goes on from what was before and, after a break, the one that goes on.
 */
export interface RankedArcs {
  first: Int32Array
  other: Int32Array
  search: Float64Array
  fixed: Float64Array
  firstMinutes: Float64Array
  firstKm: Float64Array
  breaks: Uint8Array
  lastMinutes: Float64Array
  lastKm: Float64Array
}

/** The arcs of some ranks alone, with numbers instead of ranks. */
export function packRanked(all: RankedArcs, ranks: Int32Array, numberOf: Int32Array): RankedArcs {
  const count = ranks.reduce((sum, rank) => sum + all.first[rank + 1]! - all.first[rank]!, 0)
  const packed = emptyArcs(ranks.length, count)
  let to = 0
  for (const [index, rank] of ranks.entries()) {
    for (let from = all.first[rank]!; from < all.first[rank + 1]!; from++) {
      packed.other[to] = numberOf[all.other[from]!]!
      packed.search[to] = all.search[from]!
      packed.fixed[to] = all.fixed[from]!
      packed.firstMinutes[to] = all.firstMinutes[from]!
      packed.firstKm[to] = all.firstKm[from]!
      packed.breaks[to] = all.breaks[from]!
      packed.lastMinutes[to] = all.lastMinutes[from]!
      packed.lastKm[to++] = all.lastKm[from]!
    }
    packed.first[index + 1] = to
  }
  return packed
}

/** Room for so many arcs of so many ranks. */
export function emptyArcs(ranks: number, count: number): RankedArcs {
  const column = () => new Float64Array(count)
  return {
    first: new Int32Array(ranks + 1),
    other: new Int32Array(count),
    search: column(),
    fixed: column(),
    firstMinutes: column(),
    firstKm: column(),
    breaks: new Uint8Array(count),
    lastMinutes: column(),
    lastKm: column(),
  }
}
