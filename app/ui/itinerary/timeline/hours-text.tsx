import { useTranslation } from 'react-i18next'
import type { Stop } from '#app/domain/planner/itinerary.ts'
import { clockOf } from '#app/domain/values/time.ts'

/** The joiners keep a window on one line. Open when, that day; what nobody recorded is said to be unknown. A tour has no door. */
export function HoursText({ stop }: { stop: Stop }) {
  const { t } = useTranslation('itinerary')
  const { certainty, windows } = stop.hours
  if (stop.kind === 'tour') return t('category.tour')
  if (certainty === 'unknown') return t('hours_unknown')
  if (windows.length === 0) return t('hours_closed')
  if (windows.some(([from, to]) => from <= 0 && to >= 1440)) return t('hours_always')
  return t('hours_open', {
    windows: windows.map(([from, to]) => `${clockOf(from)}\u2060–\u2060${clockOf(to)}`).join(', '),
  })
}
