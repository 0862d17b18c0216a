import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Names, shownName } from '#app/domain/values/locale.ts'
import { ChoiceGroup } from '../../form/choice-group.tsx'
import { TextField } from '../../form/field.tsx'
import { useFieldState } from '../../form/form-context.tsx'
import { useIsReady } from '../../form/use-is-ready.ts'
import { useLanguage } from '../../layout/use-page.ts'
import { Name } from '../../text/name.tsx'
import type { StationChoice } from './plan-choices.ts'
import { StationCombobox } from './station-combobox.tsx'
import { useStationDetail } from './use-station-detail.ts'

export interface StationFieldProps {
  name: 'arrivalStation' | 'departureStation'
  label: string
}

/** A station by its name, found while it is typed where a script runs; stations of one name are told apart below it. */
export function StationField({
  offered,
  suggestions,
  ...field
}: StationFieldProps & { offered: StationChoice[] | undefined; suggestions: Names[] }) {
  const { t } = useTranslation('plan')
  const language = useLanguage()
  const detail = useStationDetail()
  const isReady = useIsReady()
  const { value } = useFieldState(field.name)
  const [isTypedAnew, setTypedAnew] = useState(false)
  const texts = [...new Set(suggestions.map((each) => shownName(each, language).text))]
  if (isReady && (!offered || isTypedAnew)) return <StationCombobox {...field} />
  return (
    <div>
      <TextField
        {...field}
        list={`${field.name}-list`}
        autoComplete="off"
        maxLength={80}
        onChange={() => setTypedAnew(true)}
      />
      <datalist id={`${field.name}-list`}>
        {texts.map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
      {offered ? (
        <div className="mt-3">
          <ChoiceGroup
            name={`${field.name}Choice`}
            type="radio"
            label={t('which_station', { text: value })}
            options={offered.map((station) => ({
              value: station.group,
              label: <Name names={station.names} withOther />,
              hint: detail(station),
            }))}
          />
        </div>
      ) : null}
    </div>
  )
}
