import { useTranslation } from 'react-i18next'
import { useWords } from '../use-words.ts'
import type { StationChoice } from './plan-choices.ts'

/** What tells two stations of one name apart: how many lines, and how far from which area. */
export function useStationDetail(): (station: StationChoice) => string | null {
  const { t } = useTranslation('plan')
  const words = useWords()
  return ({ lineCount, nearest }) =>
    nearest &&
    t('station_detail', {
      lines: t('station_lines', { count: lineCount }),
      distance: words.distance(nearest.meters),
      area: words.name(nearest.names),
    })
}
