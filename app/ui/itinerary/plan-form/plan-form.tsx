import { Form } from '@remix-run/react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { daysBetween, isLocalDate } from '#app/domain/values/time.ts'
import { SubmitButton } from '../../form/button.tsx'
import { ErrorSummary } from '../../form/error-summary.tsx'
import { ChoiceGroup, TextField } from '../../form/field.tsx'
import { FormStateProvider } from '../../form/form-context.tsx'
import type { FormState } from '../../form/form-state.ts'
import { Notice } from '../../layout/card.tsx'
import { useUrls } from '../../layout/use-page.ts'
import { Name } from '../../text/name.tsx'
import { PlanningProgress } from '../progress/planning-progress.tsx'
import { useStreamedPlanning } from '../progress/use-streamed-planning.ts'
import { MoreWishes } from './more-wishes.tsx'
import type { OfferedStations, PlanChoices } from './plan-choices.ts'
import { WorkChoice } from './work-choice.tsx'

/** Without JavaScript nothing counts the days: so many nights are offered then. */
const NIGHTS_AT_FIRST = 6
const PLANNING_INTENTS = ['plan']

/** Dates, where to, who and the pace first; everything else under "more wishes". */
export function PlanForm({
  form,
  choices,
  stations,
  isBusy,
}: {
  form: FormState
  choices: PlanChoices
  stations: OfferedStations
  isBusy: boolean
}) {
  const { t } = useTranslation('plan')
  const { planning, onSubmit } = useStreamedPlanning(useUrls().planProgress, PLANNING_INTENTS)
  const [days, setDays] = useState<{ firstDay: string; lastDay: string } | null>(null)
  const { firstDay, lastDay } = days ?? { firstDay: one(form.values.firstDay), lastDay: one(form.values.lastDay) }
  const areas = choices.areas.map((area) => ({
    value: area.id,
    label: <Name names={area.names} withOther />,
    hint: t('area_counts', { places: area.places, works: area.works }),
  }))
  return (
    <FormStateProvider value={form}>
      <Form method="post" noValidate onSubmit={onSubmit} className="grid max-w-4xl gap-10 pb-16">
        {/* The first button is the one that Enter presses. */}
        <button type="submit" name="intent" value="plan" tabIndex={-1} aria-hidden="true" className="hidden" />
        <div className="empty:hidden">
          <ErrorSummary />
          {isBusy ? <Notice tone="warn" role="alert" title={t('unavailable')} /> : null}
        </div>
        <Part title={t('when')}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField
              name="firstDay"
              type="date"
              label={t('first_day')}
              min={choices.today}
              required
              onChange={(event) => setDays({ firstDay: event.target.value, lastDay })}
            />
            <TextField
              name="lastDay"
              type="date"
              label={t('last_day')}
              min={choices.today}
              required
              onChange={(event) => setDays({ firstDay, lastDay: event.target.value })}
            />
          </div>
          <p className="mt-2 text-ink-soft text-sm">{t('days_hint', { max: choices.limits.tripDays })}</p>
        </Part>
        <Part title={t('where')}>
          <ChoiceGroup
            name="areaIds"
            type="checkbox"
            label={t('areas')}
            hint={t('areas_hint')}
            options={areas}
            columns
          />
          <WorkChoice works={choices.works} />
        </Part>
        <Part title={t('who')}>
          <div className="grid gap-5 sm:grid-cols-[8rem_1fr]">
            <TextField name="adults" label={t('adults')} type="number" inputMode="numeric" min={1} max={20} required />
            <TextField
              name="childAges"
              label={t('child_ages')}
              hint={t('child_ages_hint', { max: choices.limits.childAge })}
              inputMode="text"
              autoComplete="off"
            />
          </div>
        </Part>
        <ChoiceGroup
          name="pace"
          type="radio"
          label={t('pace.label')}
          columns
          options={[
            { value: 'calm', label: t('pace.calm'), hint: t('pace.calm_hint') },
            { value: 'steady', label: t('pace.steady'), hint: t('pace.steady_hint') },
            { value: 'full', label: t('pace.full'), hint: t('pace.full_hint') },
          ]}
        />
        <MoreWishes
          choices={choices}
          stations={stations}
          nightCount={days ? nightsOf(firstDay, lastDay, choices.limits.tripDays) : null}
          nightsAtFirst={Math.max(NIGHTS_AT_FIRST, nightsOf(firstDay, lastDay, choices.limits.tripDays))}
        />
        <div>
          <SubmitButton
            pending={t('submitting')}
            isPending={planning !== null}
            className="w-full text-lg sm:w-auto"
            name="intent"
            value="plan"
          >
            {t('submit')}
          </SubmitButton>
          <PlanningProgress planning={planning} className="mt-4 max-w-2xl" />
        </div>
      </Form>
    </FormStateProvider>
  )
}

export function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-3 font-serif text-xl">{title}</legend>
      {children}
    </fieldset>
  )
}

function nightsOf(firstDay: string, lastDay: string, most: number): number {
  if (!isLocalDate(firstDay) || !isLocalDate(lastDay)) return 0
  return Math.max(0, Math.min(most - 1, daysBetween(firstDay, lastDay)))
}

function one(value: string | string[] | undefined): string {
  return [value ?? ''].flat()[0] ?? ''
}
