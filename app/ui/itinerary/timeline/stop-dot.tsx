import { useTranslation } from 'react-i18next'
import type { Stop } from '#app/domain/planner/itinerary.ts'
import { useWords } from '../use-words.ts'
import { dayMark } from './day-colours.ts'
import type { StopLink } from './stop-link.ts'

/** The stop's number as its pin on the map has it; with a script it leads there. */
export function StopDot({
  stop,
  position,
  link,
  isLit,
}: {
  stop: Stop
  position: { dayIndex: number; index: number }
  link: StopLink
  isLit: boolean
}) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  const { show } = link
  const look = `mt-1 grid size-7 place-content-center rounded-full border-2 border-paper font-bold text-surface text-xs ${dayMark(position.dayIndex)}`
  if (!show) return <span className={look}>{position.index + 1}</span>
  return (
    <button
      type="button"
      onClick={() => show(stop.id)}
      title={t('show_on_map', { name: words.name(stop.names) })}
      className={`${look} ${isLit ? 'outline-2 outline-ink outline-offset-1' : ''}`}
    >
      {position.index + 1}
      <span className="sr-only">{t('show_on_map', { name: words.name(stop.names) })}</span>
    </button>
  )
}
