import { useTranslation } from 'react-i18next'
import type { Names } from '#app/domain/values/locale.ts'
import { useLanguage } from '../layout/use-page.ts'
import { formatLocalDateTime, Yen } from '../text/figures.tsx'
import { Name } from '../text/name.tsx'

interface Departure {
  id: string
  localStart: string
  title: Names
  bookings: number
  guests: number
  refundYen: number
}

/** Departures to choose from, each with whom it reaches and what would go back. */
export function CallOffList({ departures, isWrong }: { departures: readonly Departure[]; isWrong: boolean }) {
  const { t } = useTranslation('operator')
  const language = useLanguage()
  const sum = (of: (departure: Departure) => number) => departures.reduce((total, each) => total + of(each), 0)
  return (
    <fieldset aria-describedby={isWrong ? 'departures-wrong' : undefined}>
      <legend className="mb-2 font-semibold text-lg">{t('call_offs.departures', { count: departures.length })}</legend>
      <p className="mb-3 text-ink-soft">
        {t('call_offs.bookings', { count: sum(({ bookings }) => bookings) })}
        {' · '}
        {t('call_offs.guests', { count: sum(({ guests }) => guests) })}
        {' · '}
        {t('call_offs.refund')} <Yen amount={sum(({ refundYen }) => refundYen)} />
      </p>
      {isWrong ? (
        <p id="departures-wrong" role="alert" className="mb-2 font-medium text-bad">
          {t('call_offs.choose_one')}
        </p>
      ) : null}
      <ul className="divide-y divide-line border-line border-y">
        {departures.map(({ id, localStart, title, bookings, guests, refundYen }) => (
          <li key={id}>
            <label className="flex min-h-11 items-baseline gap-x-4 py-2">
              <input
                type="checkbox"
                name="departures[]"
                value={`${id}:${bookings}`}
                defaultChecked
                className="size-5"
              />
              <span className="flex grow flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
                <span>
                  <span className="tabular">{formatLocalDateTime(localStart, language)}</span> <Name names={title} />
                </span>
                <span className="text-ink-soft text-sm">
                  {t('call_offs.bookings', { count: bookings })} · {t('call_offs.guests', { count: guests })} ·{' '}
                  <Yen amount={refundYen} />
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
