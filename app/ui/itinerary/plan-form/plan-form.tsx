import { Form } from '@remix-run/react'
import { type ReactNode, useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { INTERESTS } from '#app/domain/planner/trip-request.ts'
import { Button } from '../../form/button.tsx'
import { ChoiceGroup } from '../../form/choice-group.tsx'
import { ErrorSummary } from '../../form/error-summary.tsx'
import { FormStateProvider } from '../../form/form-context.tsx'
import type { FormState } from '../../form/form-state.ts'
import { Notice } from '../../layout/card.tsx'
import { useUrls } from '../../layout/use-page.ts'
import { Name } from '../../text/name.tsx'
import { useStreamedPlanning } from '../progress/use-streamed-planning.ts'
import { MoreWishes } from './more-wishes.tsx'
import { PartyFields } from './party-fields.tsx'
import { PlanBar } from './plan-bar.tsx'
import type { OfferedStations, PlanChoices } from './plan-choices.ts'
import { TripDays } from './trip-days.tsx'
import { nightsOf, type TypedTrip, typedTrip } from './trip-in-words.ts'
import { useDraft } from './use-draft.ts'
import { useFieldLabels } from './use-field-labels.ts'
import { WorkChoice } from './work-choice.tsx'

/** Without JavaScript nothing counts the days: so many nights are offered then. */
const NIGHTS_AT_FIRST = 6
const PLANNING_INTENTS = ['plan']

/** Dates, where to, what for and who first; everything else folded by subject. */
export function PlanForm({
  form,
  choices: offered,
  stations,
  isBusy,
  isAnswer,
}: {
  form: FormState
  choices: PlanChoices
  stations: OfferedStations
  isBusy: boolean
  /** The form came back: it holds what was just sent, whatever a draft says. */
  isAnswer: boolean
}) {
  const { t } = useTranslation('plan')
  const { planning, onSubmit } = useStreamedPlanning(useUrls().planProgress, PLANNING_INTENTS)
  const element = useRef<HTMLFormElement>(null)
  const [trip, setTrip] = useState<TypedTrip | null>(null)
  const tell = useCallback((data: FormData) => setTrip(typedTrip(data)), [])
  const { draft, version, forget } = useDraft(element, offered.places, tell)
  const isDraft = draft !== null && !isAnswer
  const shown = isDraft ? { values: draft.values, errors: {} } : form
  const choices = isDraft ? { ...offered, places: merged(offered.places, draft.places) } : offered
  const { firstDay, lastDay } = trip ?? { firstDay: one(shown.values.firstDay), lastDay: one(shown.values.lastDay) }
  const nights = nightsOf(firstDay, lastDay, choices.limits.tripDays)
  return (
    <FormStateProvider value={shown}>
      <Form key={version} ref={element} method="post" noValidate onSubmit={onSubmit} className="grid max-w-4xl gap-10">
        {/* The first button is the one that Enter presses. */}
        <button type="submit" name="intent" value="plan" tabIndex={-1} aria-hidden="true" className="hidden" />
        <div className="empty:hidden">
          <ErrorSummary labels={useFieldLabels()} />
          {isBusy ? <Notice tone="warn" role="alert" title={t('unavailable')} /> : null}
          {isDraft ? <DraftNotice onForget={forget} /> : null}
        </div>
        <Part title={t('when')}>
          <TripDays choices={choices} firstDay={one(shown.values.firstDay)} />
        </Part>
        <Part title={t('where')}>
          <div className="grid gap-7">
            <ChoiceGroup
              name="areaIds"
              type="checkbox"
              label={t('areas')}
              hint={t('areas_hint')}
              options={choices.areas.map((area) => ({
                value: area.id,
                label: <Name names={area.names} />,
                hint: t('area_counts', { places: area.places, works: area.works }),
              }))}
              columns="dense"
            />
            <WorkChoice works={choices.works} />
          </div>
        </Part>
        <ChoiceGroup
          name="interests"
          type="checkbox"
          label={<PartTitle>{t('interests')}</PartTitle>}
          hint={t('interests_hint')}
          options={INTERESTS.map((value) => ({ value, label: t(`interest.${value}`) }))}
        />
        <Part title={t('who')}>
          <PartyFields limits={choices.limits} />
        </Part>
        <ChoiceGroup
          name="pace"
          type="radio"
          label={<PartTitle>{t('pace.label')}</PartTitle>}
          columns
          options={[
            { value: 'calm', label: t('pace.calm'), hint: t('pace.calm_hint') },
            { value: 'steady', label: t('pace.steady'), hint: t('pace.steady_hint') },
            { value: 'full', label: t('pace.full'), hint: t('pace.full_hint') },
          ]}
        />
        <Part title={t('more')}>
          <MoreWishes
            choices={choices}
            stations={stations}
            nightCount={trip ? nights : null}
            nightsAtFirst={Math.max(NIGHTS_AT_FIRST, nights)}
          />
        </Part>
        <PlanBar choices={choices} trip={trip} planning={planning} />
      </Form>
    </FormStateProvider>
  )
}

function Part({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-3">
        <PartTitle>{title}</PartTitle>
      </legend>
      {children}
    </fieldset>
  )
}

function PartTitle({ children }: { children: ReactNode }) {
  return <span className="font-normal font-serif text-xl">{children}</span>
}

function DraftNotice({ onForget }: { onForget: () => void }) {
  const { t } = useTranslation('plan')
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 rounded-md bg-sunken px-4 py-1.5">
      <p role="status">{t('draft')}</p>
      <Button type="button" look="quiet" className="-mx-3" onClick={onForget}>
        {t('draft_forget')}
      </Button>
    </div>
  )
}

function merged(offered: PlanChoices['places'], kept: PlanChoices['places']): PlanChoices['places'] {
  return [...kept, ...offered.filter(({ id }) => !kept.some((each) => each.id === id))]
}

function one(value: string | string[] | undefined): string {
  return [value ?? ''].flat()[0] ?? ''
}
