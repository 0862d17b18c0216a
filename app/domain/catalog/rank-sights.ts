import type { Place } from './place.ts'

export interface Sight {
  place: Place
  /** How many works have a scene here. */
  workCount: number
}

/** A point coarser than this stands for a whole town: it can't lead a visitor. */
const MOST_PRECISION_METERS = 1000

/**
 * The sights that a visitor should see first: those of works, then those with a designation or known hours. Equal ones
 * keep the order in which they came (nearest first); what can't be visited, is a sample or stands somewhere in a town
 * comes last.
 */
export function rankSights<Each extends Sight>(sights: readonly Each[]): Each[] {
  return [...sights].sort((a, b) => weightOf(b) - weightOf(a))
}

function weightOf({ place, workCount }: Sight): number {
  const works = workCount ? 5 + 2 * Math.min(workCount, 3) : 0
  const designation = place.designationJa ? (/^国|世界/.test(place.designationJa) ? 3 : 1) : 0
  const hours = place.openingHours ? 2 : 0
  const readable = place.names.en ? 1 : 0
  const station = place.kind === 'station' ? -4 : 0
  const lastOfAll =
    place.isSample || place.protection === 'closed' || place.coordinatePrecisionMeters > MOST_PRECISION_METERS
  return works + designation + hours + readable + station - (lastOfAll ? 100 : 0)
}
