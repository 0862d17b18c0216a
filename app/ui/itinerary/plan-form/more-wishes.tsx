import { useTranslation } from 'react-i18next'
import { DIETS, INTERESTS } from '#app/domain/planner/trip-request.ts'
import { CheckField, ChoiceGroup, TextField } from '../../form/field.tsx'
import { useFormState } from '../../form/form-context.tsx'
import { Fold } from './fold.tsx'
import { NightFields } from './night-fields.tsx'
import type { OfferedStations, PlanChoices } from './plan-choices.ts'
import { StationField } from './station-field.tsx'
import { KeptTours, WishFields } from './wish-fields.tsx'

const FIELDS_HERE = [
  'nights',
  'arrivalStation',
  'arrivalTime',
  'departureStation',
  'departureTime',
  'walkLimitMeters',
  'travelMode',
  'interests',
  'diets',
  'stepFree',
  'budgetYen',
  'mustPlaceIds',
  'departureIds',
]

/** Open from the start where something in it was filled in from outside or is wrong. */
export function MoreWishes({
  choices,
  stations,
  nightCount,
  nightsAtFirst,
}: {
  choices: PlanChoices
  stations: OfferedStations
  nightCount: number | null
  nightsAtFirst: number
}) {
  const { t } = useTranslation('plan')
  const { errors } = useFormState()
  const isWrong = FIELDS_HERE.some((name) => errors[name])
  const hasWishes = choices.places.length > 0 || choices.tours.length > 0 || choices.hasSearchedInVain
  return (
    <Fold title={t('more')} hint={t('more_hint')} isOpen={isWrong || hasWishes || undefined}>
      <div className="grid gap-9">
        <KeptTours tours={choices.tours} />
        <WishFields choices={choices} />
        <NightFields areas={choices.areas} nightCount={nightCount} nightsAtFirst={nightsAtFirst} />
        <fieldset className="min-w-0">
          <legend className="mb-1 font-medium">{t('trains')}</legend>
          <p className="mb-4 text-ink-soft text-sm">{t('station_hint')}</p>
          <div className="grid gap-x-5 gap-y-5 sm:grid-cols-[1fr_12rem]">
            <StationField
              name="arrivalStation"
              label={t('arrival_station')}
              offered={stations.arrivalStation}
              suggestions={choices.stationNames}
            />
            <TextField name="arrivalTime" type="time" label={t('arrival_time')} hint={t('time_hint')} />
            <StationField
              name="departureStation"
              label={t('departure_station')}
              offered={stations.departureStation}
              suggestions={choices.stationNames}
            />
            <TextField name="departureTime" type="time" label={t('departure_time')} hint={t('time_hint_last')} />
          </div>
        </fieldset>
        <ChoiceGroup
          name="travelMode"
          type="radio"
          label={t('travel_mode.label')}
          options={[
            { value: 'transit', label: t('travel_mode.transit') },
            { value: 'walk', label: t('travel_mode.walk') },
            { value: 'car', label: t('travel_mode.car') },
          ]}
        />
        <div className="grid gap-5 sm:grid-cols-2 sm:items-end">
          <TextField name="walkLimitMeters" label={t('walk_limit')} inputMode="numeric" />
          <TextField name="budgetYen" label={t('budget')} hint={t('budget_hint')} inputMode="numeric" />
        </div>
        <ChoiceGroup
          name="interests"
          type="checkbox"
          label={t('interests')}
          options={INTERESTS.map((value) => ({ value, label: t(`interest.${value}`) }))}
        />
        <ChoiceGroup
          name="diets"
          type="checkbox"
          label={t('diets')}
          hint={t('diets_hint')}
          options={DIETS.map((value) => ({ value, label: t(`diet.${value}`) }))}
        />
        <CheckField name="stepFree" label={t('step_free')} hint={t('step_free_hint')} />
      </div>
    </Fold>
  )
}
