import type { UnixSeconds } from '../values/time.ts'
import type { Departure } from './tour.ts'

/** Whether a departure is still to come, under way, or over. */
export function phaseOf(
  { startsAt, endsAt }: Pick<Departure, 'startsAt' | 'endsAt'>,
  now: UnixSeconds,
): 'ahead' | 'under_way' | 'over' {
  if (now < startsAt) return 'ahead'
  return now <= endsAt ? 'under_way' : 'over'
}
