import { useFetcher } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { type Names, shownName } from '#app/domain/values/locale.ts'
import { ChoiceGroup, TextField } from '../../form/field.tsx'
import { useFieldState } from '../../form/form-context.tsx'
import { useLanguage, useUrls } from '../../layout/use-page.ts'
import { Name } from '../../text/name.tsx'
import { useWords } from '../use-words.ts'
import type { StationChoice } from './plan-choices.ts'

/** A station by its name, typed ahead where a script runs; stations of one name are told apart below it. */
export function StationField({
  name,
  label,
  offered,
  suggestions,
}: {
  name: 'arrivalStation' | 'departureStation'
  label: string
  offered: StationChoice[] | undefined
  suggestions: Names[]
}) {
  const { t } = useTranslation('plan')
  const urls = useUrls()
  const words = useWords()
  const language = useLanguage()
  const { value } = useFieldState(name)
  const search = useFetcher<{ names: Names[] }>()
  const names = search.data?.names ?? suggestions
  const texts = [...new Set(names.map((each) => shownName(each, language).text))]
  return (
    <div>
      <TextField
        name={name}
        label={label}
        list={`${name}-list`}
        autoComplete="off"
        onChange={(event) => {
          if (event.target.value.trim().length > 1) search.load(urls.planStations(event.target.value))
        }}
      />
      <datalist id={`${name}-list`}>
        {texts.map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
      {offered ? (
        <div className="mt-3">
          <ChoiceGroup
            name={`${name}Choice`}
            type="radio"
            label={t('which_station', { text: value })}
            options={offered.map((station) => ({
              value: station.group,
              label: <Name names={station.names} withOther />,
              hint:
                station.nearest &&
                t('station_detail', {
                  lines: station.lineCount,
                  distance: words.distance(station.nearest.meters),
                  area: words.name(station.nearest.names),
                }),
            }))}
          />
        </div>
      ) : null}
    </div>
  )
}
