import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { HOURS_DAYS, HOURS_WEEKDAYS, type HoursDay } from '#app/domain/catalog/hours-choices.ts'
import { intlLocale } from '#app/i18n/languages.ts'
import { ChoiceGroup } from '../form/choice-group.tsx'
import { CheckField, SelectField, TextField } from '../form/field.tsx'
import { useFormState } from '../form/form-context.tsx'
import { useLanguage } from '../layout/use-page.ts'
import { dateFormat } from '../text/intl.ts'
import { Choices } from './choices.tsx'

const KINDS = ['unknown', 'always', 'daylight', 'times', 'notation'] as const
const LEAST_ROWS = 2
const MOST_ROWS = 6
/** A Monday; the days of the week follow it. */
const MONDAY = Date.UTC(2026, 10, 23)
const DAY_MS = 86_400_000

/** When a place is open, by plain choices; what they can't say is written in OpenStreetMap's notation. */
export function HoursFields() {
  const { t } = useTranslation('board')
  const { values } = useFormState()
  const used = Array.from({ length: MOST_ROWS }, (_, index) => index).filter((index) =>
    [`hours_days_${index}[]`, `hours_from_${index}`].some((name) => values[name]?.length),
  )
  // One empty line more than is used.
  const rows = Math.min(MOST_ROWS, Math.max(LEAST_ROWS, (used.at(-1) ?? -1) + 2))
  return (
    <div className="group/hours grid gap-5">
      <ChoiceGroup
        type="radio"
        name="hours_kind"
        label={t('opening.kind')}
        columns
        options={KINDS.map((kind) => ({ value: kind, label: t(`opening.of_kind.${kind}`) }))}
      />
      <div className="hidden gap-5 group-has-[input[value=times]:checked]/hours:grid">
        <p className="text-ink-soft text-sm">{t('opening.hint')}</p>
        {Array.from({ length: rows }, (_, index) => (
          <HoursRowFields key={index} index={index} />
        ))}
        <ClosedFields />
      </div>
      <div className="hidden group-has-[input[value=notation]:checked]/hours:block">
        <TextField
          name="opening_hours"
          label={t('field.opening_hours')}
          hint={t('field.opening_hours_hint')}
          dir="ltr"
          maxLength={500}
        />
      </div>
      <TextField
        name="last_order_minutes"
        label={t('opening.last_order')}
        hint={t('opening.last_order_hint')}
        inputMode="numeric"
        className="max-w-40"
      />
    </div>
  )
}

function HoursRowFields({ index }: { index: number }) {
  const { t } = useTranslation('board')
  const { values } = useFormState()
  const dayName = useDayName('short')
  return (
    <Box title={t('opening.line', { number: index + 1 })}>
      <Choices
        name={`hours_days_${index}`}
        label={t('opening.days')}
        options={HOURS_DAYS.map((day) => [day, dayName(day)])}
      />
      <div className="grid grid-cols-2 items-end gap-4 sm:grid-cols-4">
        <TextField type="time" name={`hours_from_${index}`} label={t('opening.from')} />
        <TextField type="time" name={`hours_to_${index}`} label={t('opening.to')} />
        <TextField type="time" name={`hours_again_from_${index}`} label={t('opening.again_from')} />
        <TextField type="time" name={`hours_again_to_${index}`} label={t('opening.again_to')} />
      </div>
      <details open={Boolean(values[`hours_season_${index}_from_month`])}>
        <summary>{t('opening.season')}</summary>
        <SeasonFields name={`hours_season_${index}`} />
      </details>
    </Box>
  )
}

function ClosedFields() {
  const { t } = useTranslation('board')
  const dayName = useDayName('long')
  return (
    <Box title={t('opening.closed')}>
      <CheckField name="hours_closed_holidays" label={t('opening.closed_holidays')} />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
        <Choices
          name="hours_nth"
          label={t('opening.nth')}
          options={[1, 2, 3, 4, 5].map((count) => [String(count), t('opening.nth_week', { count, ordinal: true })])}
        />
        <SelectField name="hours_nth_weekday" label={t('opening.nth_weekday')}>
          <option value="" />
          {HOURS_WEEKDAYS.map((day) => (
            <option key={day} value={day}>
              {dayName(day)}
            </option>
          ))}
        </SelectField>
      </div>
      <div>
        <p className="font-medium">{t('opening.closed_season')}</p>
        <SeasonFields name="hours_closed" />
      </div>
    </Box>
  )
}

/** A part of the year, both dates included; without days whole months. */
function SeasonFields({ name }: { name: string }) {
  const { t } = useTranslation('board')
  const locale = intlLocale(useLanguage())
  const months = Array.from({ length: 12 }, (_, index) => (
    <option key={index} value={index + 1}>
      {dateFormat(locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, index, 1))}
    </option>
  ))
  return (
    <div className="mt-2 grid grid-cols-[2fr_1fr] items-end gap-4 sm:grid-cols-[2fr_1fr_2fr_1fr]">
      {(['from', 'to'] as const).map((end) => [
        <SelectField key={end} name={`${name}_${end}_month`} label={t(`opening.${end}_month`)}>
          <option value="" />
          {months}
        </SelectField>,
        <TextField key={`${end}_day`} name={`${name}_${end}_day`} label={t('opening.day')} inputMode="numeric" />,
      ])}
    </div>
  )
}

function Box({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-4 rounded-md border border-line p-4">
      <legend className="px-1 text-ink-soft text-sm">{title}</legend>
      {children}
    </fieldset>
  )
}

function useDayName(style: 'short' | 'long'): (day: HoursDay) => string {
  const { t } = useTranslation('board')
  const format = dateFormat(intlLocale(useLanguage()), { weekday: style, timeZone: 'UTC' })
  return (day) => (day === 'PH' ? t('opening.holidays') : format.format(MONDAY + HOURS_WEEKDAYS.indexOf(day) * DAY_MS))
}
