import { useTranslation } from 'react-i18next'
import type { Stop } from '#app/domain/planner/itinerary.ts'
import { useLanguage } from '../../layout/use-page.ts'
import { formatDay } from '../../text/figures.tsx'
import { Icon, type IconName } from '../../text/icon.tsx'
import { ChangeButton, ChangeForm } from '../change-form.tsx'
import { anchorOfStop, type ShownPlan } from '../plan-view.ts'
import { useWords } from '../use-words.ts'

interface MenuProps {
  stop: Stop
  position: { dayIndex: number; index: number }
  shown: ShownPlan
}

/** Plain forms: lock, move, stay, remove. */
export function StopMenu({ isOpen, ...menu }: MenuProps & { isOpen: boolean }) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  const { stop, position, shown } = menu
  const isBooked = stop.reasons.some((reason) => reason.kind === 'booked_tour')
  const { dayIndex, index } = position
  const last = shown.plan.days[dayIndex]!.stops.length - 1
  return (
    <details open={isOpen || undefined} className="no-print mt-3 border-line border-t pt-2">
      <summary className="inline-flex min-h-10 items-center gap-1 font-medium text-accent text-sm">
        {t('change.open')}
        <span className="sr-only">{t('change.of', { name: words.name(stop.names) })}</span>
      </summary>
      {isBooked ? (
        <p className="mt-2 text-ink-soft text-sm">{t('change.tour_is_fixed')}</p>
      ) : (
        <div className="mt-2 grid gap-4">
          <div className="flex flex-wrap gap-2">
            {stop.kind === 'tour' ? null : (
              <>
                <OneButton
                  {...menu}
                  intent={stop.isLocked ? 'unlock' : 'lock'}
                  icon={stop.isLocked ? 'unlock' : 'lock'}
                  label={stop.isLocked ? t('change.unlock') : t('change.lock')}
                />
                {index > 0 ? (
                  <OneButton {...menu} intent="move" icon="up" label={t('change.up')} to={[dayIndex, index - 1]} />
                ) : null}
                {index < last ? (
                  <OneButton {...menu} intent="move" icon="down" label={t('change.down')} to={[dayIndex, index + 1]} />
                ) : null}
              </>
            )}
            <OneButton {...menu} intent="remove" icon="trash" label={t('change.remove')} />
          </div>
          {stop.kind === 'tour' ? null : <StayAndDay {...menu} />}
        </div>
      )}
    </details>
  )
}

function OneButton({
  stop,
  shown,
  position,
  intent,
  icon,
  label,
  to,
}: MenuProps & { intent: string; icon: IconName; label: string; to?: [day: number, index: number] }) {
  const { t } = useTranslation('itinerary')
  const anchor = intent === 'remove' ? `day-${position.dayIndex + 1}` : anchorOfStop(stop.id)
  return (
    <ChangeForm version={shown.version} stopId={stop.id} anchor={anchor}>
      {to ? <input type="hidden" name="toDay" value={to[0]} /> : null}
      {to ? <input type="hidden" name="toIndex" value={to[1]} /> : null}
      <ChangeButton
        value={intent}
        sentWith={to ? { stopId: stop.id, toDay: String(to[0]), toIndex: String(to[1]) } : { stopId: stop.id }}
        pending={t('changing')}
        className="px-3 text-sm"
      >
        <Icon name={icon} className="size-4" /> {label}
      </ChangeButton>
    </ChangeForm>
  )
}

const END_OF_DAY = '99'
const BOX = 'rounded-md border border-line-strong bg-surface px-3 py-2'

function StayAndDay({ stop, position, shown }: MenuProps) {
  const { t } = useTranslation('itinerary')
  const language = useLanguage()
  const anchor = anchorOfStop(stop.id)
  const others = shown.plan.days
    .map((day, index) => ({ day, index }))
    .filter(({ index }) => index !== position.dayIndex)
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-4">
      <ChangeForm version={shown.version} stopId={stop.id} anchor={anchor} className="flex flex-wrap items-end gap-2">
        <label>
          <span className="mb-1 block text-sm">{t('change.stay')}</span>
          <input
            key={stop.leavesAt - stop.startsAt}
            name="stayMinutes"
            inputMode="numeric"
            defaultValue={stop.leavesAt - stop.startsAt}
            className={`w-24 ${BOX}`}
          />
        </label>
        <ChangeButton value="set_stay" sentWith={{ stopId: stop.id }} pending={t('changing')} className="text-sm">
          {t('change.set_stay')}
        </ChangeButton>
      </ChangeForm>
      {others.length > 0 ? (
        <ChangeForm version={shown.version} stopId={stop.id} anchor={anchor} className="flex flex-wrap items-end gap-2">
          {/* At the end of that day; the arrows take it from there. */}
          <input type="hidden" name="toIndex" value={END_OF_DAY} />
          <label>
            <span className="mb-1 block text-sm">{t('change.to_day')}</span>
            <select name="toDay" className={BOX}>
              {others.map(({ day, index }) => (
                <option key={day.date} value={index}>
                  {t('day_n', { n: index + 1 })} {formatDay(day.date, language, 'short')}
                </option>
              ))}
            </select>
          </label>
          <ChangeButton
            value="move"
            sentWith={{ stopId: stop.id, toIndex: END_OF_DAY }}
            pending={t('changing')}
            className="text-sm"
          >
            {t('change.move')}
          </ChangeButton>
        </ChangeForm>
      ) : null}
    </div>
  )
}
