import { useTranslation } from 'react-i18next'
import { Button } from '../../form/button.tsx'
import { ChoiceGroup } from '../../form/choice-group.tsx'
import { TextField } from '../../form/field.tsx'
import { Tag } from '../../layout/card.tsx'
import { useLanguage } from '../../layout/use-page.ts'
import { formatLocalDateTime } from '../../text/figures.tsx'
import { DataText, Name } from '../../text/name.tsx'
import type { PlanChoices } from './plan-choices.ts'

/** Places that have to be in: found by name, kept as ticked boxes. */
export function WishFields({ choices }: { choices: PlanChoices }) {
  const { t } = useTranslation('plan')
  const { t: common } = useTranslation()
  const options = choices.places.map((place) => ({
    value: place.id,
    label: (
      <>
        <Name names={place.names} withOther /> {place.isSample ? <Tag>{common('sample')}</Tag> : null}
      </>
    ),
  }))
  return (
    <div>
      <ChoiceGroup name="mustPlaceIds" type="checkbox" label={t('must')} hint={t('must_hint')} options={options} />
      <Manners places={choices.places} />
      {choices.hasSearchedInVain ? (
        <p role="status" className="mt-2 text-ink-soft">
          {t('nothing_found')}
        </p>
      ) : null}
      <div className="mt-3 flex flex-wrap items-end gap-3">
        <div className="min-w-0 grow">
          <TextField name="wishSearch" label={t('wish_search')} autoComplete="off" maxLength={80} />
        </div>
        <Button type="submit" look="secondary" name="intent" value="find_places" formNoValidate>
          {t('find_places')}
        </Button>
      </div>
    </div>
  )
}

/** What places that may be wished for ask of their visitors; each is ticked by who has read it. */
function Manners({ places }: Pick<PlanChoices, 'places'>) {
  const { t } = useTranslation('plan')
  const options = places.flatMap(({ id, names, manners }) =>
    manners ? [{ value: id, label: <Name names={names} />, hint: <DataText {...manners} /> }] : [],
  )
  if (options.length === 0) return null
  return (
    <div className="mt-3">
      <ChoiceGroup
        name="acknowledgedPlaceIds"
        type="checkbox"
        label={t('manners')}
        hint={t('manners_hint')}
        options={options}
      />
    </div>
  )
}

/** Departures that the visitor came from: the plan keeps their time free. */
export function KeptTours({ tours }: { tours: PlanChoices['tours'] }) {
  const { t } = useTranslation('plan')
  const language = useLanguage()
  if (tours.length === 0) return null
  const options = tours.map((tour) => ({
    value: tour.departureId,
    label: <Name names={tour.names} />,
    hint: formatLocalDateTime(tour.localStart, language),
  }))
  return <ChoiceGroup name="departureIds" type="checkbox" label={t('tours')} options={options} />
}
