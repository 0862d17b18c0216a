import { useTranslation } from 'react-i18next'
import { DIETS } from '#app/domain/planner/trip-request.ts'
import { ChoiceGroup } from '../../form/choice-group.tsx'
import { CheckField, TextField } from '../../form/field.tsx'
import { Fold } from './fold.tsx'
import { NightFields } from './night-fields.tsx'
import type { OfferedStations, PlanChoices } from './plan-choices.ts'
import { StationField } from './station-field.tsx'
import { KeptTours, WishFields } from './wish-fields.tsx'

/** What most trips leave as it is, folded by subject. */
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
  return (
    <div className="grid gap-3">
      <Fold
        title={t('fold.must')}
        hint={t('fold.must_hint')}
        fields={['mustPlaceIds', 'departureIds', 'wishSearch']}
        isOpen={choices.hasSearchedInVain}
      >
        <KeptTours tours={choices.tours} />
        <WishFields choices={choices} />
      </Fold>
      <Fold title={t('fold.food')} hint={t('fold.food_hint')} fields={['diets', 'stepFree']}>
        <ChoiceGroup
          name="diets"
          type="checkbox"
          label={t('diets')}
          hint={t('diets_hint')}
          options={DIETS.map((value) => ({ value, label: t(`diet.${value}`) }))}
        />
        <CheckField name="stepFree" label={t('step_free')} hint={t('step_free_hint')} />
      </Fold>
      <Fold
        title={t('fold.trains')}
        hint={t('fold.trains_hint')}
        fields={['nights', 'arrivalStation', 'arrivalTime', 'departureStation', 'departureTime']}
      >
        <TrainFields choices={choices} stations={stations} />
        <NightFields areas={choices.areas} nightCount={nightCount} nightsAtFirst={nightsAtFirst} />
      </Fold>
      <Fold
        title={t('fold.around')}
        hint={t('fold.around_hint')}
        fields={['travelMode', 'walkLimitMeters', 'budgetYen']}
        usual={choices.usual}
      >
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
          <TextField name="walkLimitMeters" label={t('walk_limit')} inputMode="numeric" maxLength={10} />
          <TextField name="budgetYen" label={t('budget')} hint={t('budget_hint')} inputMode="numeric" maxLength={20} />
        </div>
      </Fold>
    </div>
  )
}

function TrainFields({ choices, stations }: { choices: PlanChoices; stations: OfferedStations }) {
  const { t } = useTranslation('plan')
  return (
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
  )
}
