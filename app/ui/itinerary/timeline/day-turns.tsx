import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { ItineraryDay } from '#app/domain/planner/itinerary.ts'
import { clockOf } from '#app/domain/values/time.ts'
import { Notice } from '../../layout/card.tsx'
import { Icon } from '../../text/icon.tsx'
import { NameOption } from '../../text/name.tsx'
import { ChangeButton, ChangeForm } from '../change-form.tsx'
import type { Refused, ShownPlan } from '../plan-view.ts'
import { RefusalText } from '../refusal-text.tsx'

const BOX = 'min-h-11 rounded-md border border-line-strong bg-surface px-3 py-2'

/** When a day turns out otherwise: late, or in the rain. Each answer is a proposal, shown before it is taken. */
export function DayTurns({
  day,
  dayIndex,
  shown,
  refused,
  onPlan,
}: {
  day: ItineraryDay
  dayIndex: number
  shown: ShownPlan
  refused: Refused | null
  onPlan: ComponentProps<typeof ChangeForm>['onSubmit']
}) {
  const { t } = useTranslation('itinerary')
  const isRainy = shown.rainyDates.includes(day.date)
  const form = { version: shown.version, onSubmit: onPlan }
  if (day.stops.length === 0) return null
  return (
    <details open={refused !== null || undefined} className="no-print min-w-0 open:w-full">
      <summary className="inline-flex min-h-8 list-none items-center gap-1.5 rounded-md px-2 text-ink-soft text-sm hover:bg-sunken hover:text-ink [&::-webkit-details-marker]:hidden">
        <Icon name="route" className="size-4" />
        {t('turns.summary')}
        <span className="sr-only">{t('times.of', { n: dayIndex + 1 })}</span>
      </summary>
      <div className="mt-2 grid gap-4 rounded-md border border-line bg-surface p-3 text-sm">
        <ChangeForm {...form} className="flex flex-wrap items-end gap-3">
          <input type="hidden" name="date" value={day.date} />
          <label className="min-w-0">
            <span className="mb-1 block">{t('turns.from')}</span>
            <select name="from" className={`w-64 max-w-full ${BOX}`}>
              <option value="">{t('turns.start')}</option>
              {day.stops.map((stop) => (
                <NameOption key={stop.id} value={stop.id} names={stop.names} />
              ))}
            </select>
          </label>
          <label>
            <span className="mb-1 block">{t('turns.at')}</span>
            <input type="time" name="at" required defaultValue={clockOf(day.leavesAt)} className={`tabular ${BOX}`} />
          </label>
          <ChangeButton value="late" sentWith={{ date: day.date }} pending={t('replanning')} size="small">
            {t('turns.late')}
          </ChangeButton>
          <p className="w-full text-ink-soft text-xs">{t('turns.late_hint')}</p>
        </ChangeForm>
        <ChangeForm {...form} className="flex flex-wrap items-center gap-3">
          <input type="hidden" name="date" value={day.date} />
          <ChangeButton
            value={isRainy ? 'dry' : 'rain'}
            sentWith={{ date: day.date }}
            pending={t('replanning')}
            size="small"
          >
            {t(isRainy ? 'turns.dry' : 'turns.rain')}
          </ChangeButton>
          <p className="min-w-0 text-ink-soft text-xs">{t(isRainy ? 'turns.dry_hint' : 'turns.rain_hint')}</p>
        </ChangeForm>
        {refused ? (
          <Notice tone="bad" role="alert" title={t('refused')}>
            <RefusalText refusal={refused.refusal} />
          </Notice>
        ) : null}
      </div>
    </details>
  )
}
