import type { MinuteOfDay } from '../values/time.ts'

export interface ChildRules {
  /** Minutes of sleep after lunch, at the table's end or near it. */
  napMinutes: number
  /** Metres on foot at a stretch where there is a train, bus or taxi instead; null as for adults. */
  longestWalkMeters: number | null
  /** Dinner begins within this window; null at the pace's hours. */
  dinnerStarts: [from: MinuteOfDay, to: MinuteOfDay] | null
  /** Back by this minute, unless the visitor says more; null at the pace's hour. */
  endsAt: MinuteOfDay | null
}

const ADULTS: ChildRules = { napMinutes: 0, longestWalkMeters: null, dinnerStarts: null, endsAt: null }
const EARLY_DINNER: [MinuteOfDay, MinuteOfDay] = [1020, 1110]

/**
 * What the youngest child of a party asks of a day, by its age in whole years: our own judgement of how families travel,
 * not a rule of anybody's. From ten on a child goes along as adults do.
 */
export function childRules(youngestAge: number | null | undefined): ChildRules {
  if (youngestAge === null || youngestAge === undefined || youngestAge >= 10) return ADULTS
  if (youngestAge >= 7) return { ...ADULTS, longestWalkMeters: 1500 }
  if (youngestAge >= 4) return { napMinutes: 0, longestWalkMeters: 1200, dinnerStarts: EARLY_DINNER, endsAt: 1200 }
  return { napMinutes: 60, longestWalkMeters: 800, dinnerStarts: EARLY_DINNER, endsAt: 1170 }
}
