import { useTranslation } from 'react-i18next'
import type { Stop } from '#app/domain/planner/itinerary.ts'
import { Icon } from '../../text/icon.tsx'
import { DataText } from '../../text/name.tsx'

/** What a protected place asks of its visitors, or that it asked to be left out; printed like the rest of the stop. */
export function StandingLine({ stop }: { stop: Stop }) {
  const { t } = useTranslation('itinerary')
  if (stop.isLeftOut) return <p className="mt-1 text-sm text-warn leading-snug">{t('is_left_out')}</p>
  if (!stop.manners) return null
  return (
    <p className="mt-1 text-sm leading-snug">
      <Icon name="check" className="me-1 inline size-4 align-text-bottom" />
      <span className="font-medium">{t('manners.title')}</span> <DataText {...stop.manners} />
    </p>
  )
}
