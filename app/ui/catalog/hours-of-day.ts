import type { OpenDay } from '#app/domain/catalog/opening-hours.ts'
import { clockOf } from '#app/domain/values/time.ts'
import { useSay } from '#app/i18n/say.ts'

/** «9:00–17:00», «Closed», «Unknown»: the hours of one day in words. */
export function useHoursOfDay(): (day: OpenDay) => string {
  const say = useSay('catalog')
  return ({ certainty, windows }) => {
    if (certainty === 'unknown') return say('hours.unknown')
    if (windows.length === 0) return say('hours.closed')
    if (windows.some(([from, to]) => from === 0 && to === 1440)) return say('hours.all_day')
    return windows.map(([from, to]) => say('hours.window', { from: clockOf(from), to: clockOf(to) })).join(', ')
  }
}
