import { useTranslation } from 'react-i18next'
import type { ItineraryDay } from '#app/domain/planner/itinerary.ts'
import { clockOf } from '#app/domain/values/time.ts'
import { Notice } from '../../layout/card.tsx'
import { Icon } from '../../text/icon.tsx'
import { ChangeButton, ChangeForm } from '../change-form.tsx'
import type { Refused, ShownPlan } from '../plan-view.ts'
import { RefusalText } from '../refusal-text.tsx'

const LAST_MINUTE = 1439

/** From when until when a day may last, and a form to have it otherwise; the stops keep their order. */
export function DayTimes({
  day,
  dayIndex,
  shown,
  refused,
}: {
  day: ItineraryDay
  dayIndex: number
  shown: ShownPlan
  refused: Refused | null
}) {
  const { t } = useTranslation('itinerary')
  const hours = shown.dayHours[dayIndex]!
  const [from, to] = [clockOf(hours.leavesAt), clockOf(Math.min(LAST_MINUTE, hours.endsAt))]
  return (
    <details open={refused !== null || undefined} className="no-print min-w-0 open:w-full">
      <summary className="inline-flex min-h-8 list-none items-center gap-1.5 rounded-md px-2 text-ink-soft text-sm hover:bg-sunken hover:text-ink [&::-webkit-details-marker]:hidden">
        <Icon name="clock" className="size-4" />
        {t('times.summary')}
        <span className="sr-only">{t('times.of', { n: dayIndex + 1 })}</span>
      </summary>
      <ChangeForm
        version={shown.version}
        anchor={`day-${dayIndex + 1}`}
        className="mt-2 flex flex-wrap items-end gap-3 rounded-md border border-line bg-surface p-3 text-sm"
      >
        <input type="hidden" name="date" value={day.date} />
        <TimeField key={`from-${from}`} name="leavesAt" label={t('times.from')} value={from} />
        <TimeField key={`to-${to}`} name="endsAt" label={t('times.to')} value={to} />
        <ChangeButton
          value="set_day_times"
          sentWith={{ date: day.date }}
          pending={t('changing')}
          size="small"
          data-change={`times-${dayIndex}`}
        >
          {t('times.set')}
        </ChangeButton>
        <p className="w-full text-ink-soft text-xs">{t('times.hint')}</p>
        {refused ? (
          <div className="w-full">
            <Notice tone="bad" role="alert" title={t('refused')}>
              <RefusalText refusal={refused.refusal} />
            </Notice>
          </div>
        ) : null}
      </ChangeForm>
    </details>
  )
}

function TimeField({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label>
      <span className="mb-1 block">{label}</span>
      <input
        type="time"
        name={name}
        defaultValue={value}
        required
        className="tabular min-h-11 rounded-md border border-line-strong bg-surface px-3 py-2"
      />
    </label>
  )
}
