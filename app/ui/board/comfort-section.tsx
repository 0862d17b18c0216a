import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { COMFORT_LEVELS, type ComfortPattern, type ComfortRecord } from '#app/domain/catalog/comfort.ts'
import { localDateOf } from '#app/domain/values/time.ts'
import { intlLocale } from '#app/i18n/languages.ts'
import { useComfortWords } from '../catalog/use-comfort-words.ts'
import { Button, SubmitButton } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { SelectField } from '../form/field.tsx'
import { FormStateProvider } from '../form/form-context.tsx'
import type { FormState } from '../form/form-state.ts'
import { Notice, Section, Tag } from '../layout/card.tsx'
import { useLanguage } from '../layout/use-page.ts'
import { DOT } from '../text/dot.ts'
import { Day } from '../text/figures.tsx'
import { dateFormat } from '../text/intl.ts'
import { Choices } from './choices.tsx'

const DAY_GROUPS = ['weekdays', 'sat', 'sun', 'holiday'] as const

export interface ShownComfort {
  record: ComfortRecord
  /** Who set or confirmed it; null for what is widely known. */
  author: string | null
}

type Refused = { kind: 'comfort_overlaps'; present: ComfortPattern } | { kind: 'comfort_not_found' | 'place_not_found' }

/** When a place is quiet, busy or crowded, as its board sets it: what is recorded, and the form for more. */
export function ComfortSection({
  shown,
  form,
  refused,
}: {
  shown: ShownComfort[]
  form: FormState
  refused: Refused | null
}) {
  const { t } = useTranslation('board')
  return (
    <Section id="comfort" title={t('comfort.title')}>
      <p className="mb-4 max-w-prose text-ink-soft">{t('comfort.lead')}</p>
      {refused ? <RefusedNotice refused={refused} /> : null}
      {shown.length === 0 ? (
        <p className="mb-6">{t('comfort.none')}</p>
      ) : (
        <ul className="mb-6 divide-y divide-line border-line border-y">
          {shown.map((each) => (
            <Recorded key={each.record.id} {...each} />
          ))}
        </ul>
      )}
      <FormStateProvider value={form}>
        <AddForm />
      </FormStateProvider>
    </Section>
  )
}

function RefusedNotice({ refused }: { refused: Refused }) {
  const { t } = useTranslation('board')
  const { t: catalog } = useTranslation('catalog')
  const words = useComfortWords()
  return (
    <div className="mb-6">
      {refused.kind === 'comfort_overlaps' ? (
        <Notice tone="bad" role="alert" title={t('comfort.overlaps')}>
          <p>
            {t('comfort.overlaps_with', {
              present: catalog(`comfort.${refused.present.level}`, { when: words(refused.present) }),
            })}
          </p>
        </Notice>
      ) : (
        <Notice tone="bad" role="alert" title={t('comfort.gone')} />
      )}
    </div>
  )
}

function Recorded({ record, author }: ShownComfort) {
  const { t } = useTranslation('board')
  const { t: catalog } = useTranslation('catalog')
  const { t: common } = useTranslation()
  const words = useComfortWords()
  const text = catalog(`comfort.${record.level}`, { when: words(record) })
  return (
    <li className="grid items-center gap-x-6 gap-y-2 py-3 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p>
          {text} {record.isConfirmed ? null : <Tag tone="warn">{common('not_confirmed')}</Tag>}
        </p>
        <p className="text-ink-soft text-sm">
          {record.basis === 'public_knowledge' ? t('comfort.public_knowledge') : (author ?? t('comfort.board'))}
          {DOT}
          <Day date={localDateOf(record.setAt)} style="short" />
        </p>
      </div>
      <Form method="post" preventScrollReset className="flex flex-wrap gap-2">
        <input type="hidden" name="comfortId" value={record.id} />
        {record.isConfirmed ? null : (
          <Button type="submit" name="intent" value="comfort_confirm" look="secondary" size="small">
            {t('comfort.confirm')} <span className="sr-only">{text}</span>
          </Button>
        )}
        <Button type="submit" name="intent" value="comfort_remove" look="secondary" size="small">
          {t('comfort.remove')} <span className="sr-only">{text}</span>
        </Button>
      </Form>
    </li>
  )
}

function AddForm() {
  const { t } = useTranslation('board')
  const { t: common } = useTranslation()
  const locale = intlLocale(useLanguage())
  const month = (index: number) =>
    dateFormat(locale, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, index - 1, 1))
  return (
    <Form method="post" preventScrollReset noValidate className="grid gap-5 rounded-lg bg-sunken p-4 sm:p-5">
      <h3 className="font-medium">{t('comfort.add')}</h3>
      <div className="empty:hidden">
        <ErrorSummary />
      </div>
      <Choices
        name="days"
        label={t('comfort.days')}
        options={DAY_GROUPS.map((group) => [group, t(`comfort.day.${group}`)])}
      />
      <div className="grid items-end gap-5 sm:grid-cols-3">
        <SelectField name="from_hour" label={t('comfort.from')} defaultValue="10">
          {hours(0, 23)}
        </SelectField>
        <SelectField name="to_hour" label={t('comfort.to')} defaultValue="15">
          {hours(1, 24)}
        </SelectField>
        <SelectField name="level" label={t('comfort.level')} defaultValue="pressed">
          {COMFORT_LEVELS.map((level) => (
            <option key={level} value={level}>
              {t(`comfort.of_level.${level}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <Choices
        name="months"
        label={t('comfort.months')}
        hint={t('comfort.months_hint')}
        options={Array.from({ length: 12 }, (_, index) => [String(index + 1), month(index + 1)])}
      />
      <div>
        <SubmitButton name="intent" value="comfort_add" pending={common('saving')}>
          {t('comfort.set')}
        </SubmitButton>
      </div>
    </Form>
  )
}

function hours(first: number, last: number) {
  return Array.from({ length: last - first + 1 }, (_, index) => (
    <option key={index} value={first + index}>
      {first + index}:00
    </option>
  ))
}
