import { type ComponentProps, useContext, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stop } from '#app/domain/planner/itinerary.ts'
import { useLanguage } from '../../layout/use-page.ts'
import { formatDay } from '../../text/figures.tsx'
import { Icon, type IconName } from '../../text/icon.tsx'
import { ChangeButton, ChangeForm } from '../change-form.tsx'
import { OPEN_FIELD, OpenStop } from '../open-stop.ts'
import { anchorOfStop, type ShownPlan } from '../plan-view.ts'
import { useWords } from '../use-words.ts'
import { Reasons } from './reasons.tsx'

interface MenuProps {
  stop: Stop
  position: { dayIndex: number; index: number }
  shown: ShownPlan
  onPlan: ComponentProps<typeof ChangeForm>['onSubmit']
}

const COARSE_METERS = 100

/**
 * Behind the dots at the row's end: all reasons, how sure the pin is, and plain forms to lock, move, stay, remove. The
 * forms are made for the stop that is opened alone: those of all 22 stops of three days made 324 kB of HTML from 176.
 */
export function StopMenu({ isRefused, ...menu }: MenuProps & { isRefused: boolean }) {
  const { t } = useTranslation('itinerary')
  const words = useWords()
  const { stop } = menu
  const isOpen = useContext(OpenStop) === stop.id || isRefused
  const [wasOpened, setWasOpened] = useState(false)
  // Whoever opened it before the script came finds its forms too.
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => setWasOpened(details.current?.open ?? false), [])
  const isBooked = stop.reasons.some((reason) => reason.kind === 'booked_tour')
  const precision = stop.coordinatePrecisionMeters
  return (
    <details ref={details} open={isOpen || undefined} onToggle={() => setWasOpened(true)} className="no-print">
      <summary
        title={t('change.open')}
        className="absolute end-0.5 top-0.5 grid size-10 list-none place-content-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink [&::-webkit-details-marker]:hidden"
      >
        <Icon name="more" className="size-5" />
        <span className="sr-only">{t('change.of', { name: words.name(stop.names) })}</span>
      </summary>
      <div className="mt-2 grid gap-4 border-line border-t pt-3 pb-1 text-sm">
        <Reasons reasons={stop.reasons} />
        {precision > COARSE_METERS ? (
          <p className="text-ink-soft">{t('approximate', { distance: words.distance(precision) })}</p>
        ) : null}
        {isBooked ? (
          <p className="text-ink-soft">{t('change.tour_is_fixed')}</p>
        ) : isOpen || wasOpened ? (
          <Changes {...menu} />
        ) : (
          // Seen without a script only: with one the forms are there as soon as the row opens.
          <a href={`?${OPEN_FIELD}=${encodeURIComponent(stop.id)}#${anchorOfStop(stop.id)}`}>{t('change.show')}</a>
        )}
      </div>
    </details>
  )
}

function Changes(menu: MenuProps) {
  const { t } = useTranslation('itinerary')
  const { stop, position, shown } = menu
  const { dayIndex, index } = position
  const last = shown.plan.days[dayIndex]!.stops.length - 1
  const isTour = stop.kind === 'tour'
  return (
    <>
      <div className="flex flex-wrap gap-2">
        {isTour ? null : (
          <>
            <OneButton
              {...menu}
              intent={stop.isLocked ? 'unlock' : 'lock'}
              icon={stop.isLocked ? 'unlock' : 'lock'}
              label={stop.isLocked ? t('change.unlock') : t('change.lock')}
            />
            {index > 0 ? (
              <OneButton {...menu} intent="move" icon="up" label={t('change.up')} to={`${dayIndex}.${index - 1}`} />
            ) : null}
            {index < last ? (
              <OneButton {...menu} intent="move" icon="down" label={t('change.down')} to={`${dayIndex}.${index + 1}`} />
            ) : null}
          </>
        )}
        <OneButton {...menu} intent="remove" icon="trash" label={t('change.remove')} />
        {isTour || stop.isLocked ? null : (
          <OneButton {...menu} intent="closed" icon="close" label={t('change.closed')} />
        )}
      </div>
      {isTour ? null : (
        <div className="flex flex-wrap gap-x-6 gap-y-3">
          <StayForm {...menu} />
          <MoveForm {...menu} />
        </div>
      )}
    </>
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
  onPlan,
}: MenuProps & { intent: string; icon: IconName; label: string; to?: string }) {
  const { t } = useTranslation('itinerary')
  const anchor = intent === 'remove' ? `day-${position.dayIndex + 1}` : anchorOfStop(stop.id)
  return (
    <ChangeForm version={shown.version} stopId={stop.id} anchor={anchor} onSubmit={onPlan}>
      {to ? <input type="hidden" name="to" value={to} /> : null}
      <ChangeButton
        value={intent}
        sentWith={to ? { stopId: stop.id, to } : { stopId: stop.id }}
        pending={t('changing')}
        size="small"
        data-change={icon}
      >
        <Icon name={icon} className="size-4" /> {label}
      </ChangeButton>
    </ChangeForm>
  )
}

const BOX = 'min-h-11 rounded-md border border-line-strong bg-surface px-3 py-2'

function StayForm({ stop, shown }: MenuProps) {
  const { t } = useTranslation('itinerary')
  const stayMinutes = stop.leavesAt - stop.startsAt
  return (
    <ChangeForm
      version={shown.version}
      stopId={stop.id}
      anchor={anchorOfStop(stop.id)}
      className="flex flex-wrap items-end gap-2"
    >
      <label>
        <span className="mb-1 block">{t('change.stay')}</span>
        <input
          key={stayMinutes}
          name="stayMinutes"
          inputMode="numeric"
          defaultValue={stayMinutes}
          className={`w-24 ${BOX}`}
        />
      </label>
      <ChangeButton
        value="set_stay"
        sentWith={{ stopId: stop.id }}
        pending={t('changing')}
        size="small"
        data-change="stay"
      >
        {t('change.set_stay')}
      </ChangeButton>
    </ChangeForm>
  )
}

/** Every place where it can go: the start of each day, and after each other stop. */
function MoveForm({ stop, position, shown }: MenuProps) {
  const { t } = useTranslation('itinerary')
  const language = useLanguage()
  const words = useWords()
  const { days } = shown.plan
  const present = `${position.dayIndex}.${position.index}`
  return (
    <ChangeForm
      version={shown.version}
      stopId={stop.id}
      anchor={anchorOfStop(stop.id)}
      className="flex min-w-0 flex-wrap items-end gap-2"
    >
      <label className="min-w-0">
        <span className="mb-1 block">{t('change.to')}</span>
        <select key={present} name="to" defaultValue={present} className={`w-64 max-w-full ${BOX}`}>
          {days.map((day, dayIndex) => (
            <optgroup
              key={day.date}
              label={`${t('day_n', { n: dayIndex + 1 })} ${formatDay(day.date, language, 'short')}`}
            >
              <option value={`${dayIndex}.0`}>{t('change.at_start', { n: dayIndex + 1 })}</option>
              {day.stops
                .filter(({ id }) => id !== stop.id)
                .map((other, index) => (
                  <option key={other.id} value={`${dayIndex}.${index + 1}`}>
                    {t('change.after', { time: words.clock(other.leavesAt), name: words.name(other.names) })}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <ChangeButton value="move" sentWith={{ stopId: stop.id }} pending={t('changing')} size="small" data-change="move">
        {t('change.move')}
      </ChangeButton>
    </ChangeForm>
  )
}
