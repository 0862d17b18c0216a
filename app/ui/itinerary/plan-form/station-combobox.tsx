import { useFetcher } from '@remix-run/react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { shownName } from '#app/domain/values/locale.ts'
import { TextField } from '../../form/field.tsx'
import { useFieldState } from '../../form/form-context.tsx'
import { useLanguage, useUrls } from '../../layout/use-page.ts'
import { Name } from '../../text/name.tsx'
import type { StationChoice } from './plan-choices.ts'
import type { StationFieldProps } from './station-field.tsx'
import { useStationDetail } from './use-station-detail.ts'

const ASKED_AGAIN_MS = 300

/** The combobox of the ARIA practices: arrows walk through the list, Enter takes, Escape closes, and the count is announced. */
export function StationCombobox({ name, label }: StationFieldProps) {
  const { t } = useTranslation('plan')
  const urls = useUrls()
  const language = useLanguage()
  const { value: chosenAtFirst } = useFieldState(`${name}Choice`)
  const search = useFetcher<{ text: string; stations: StationChoice[] }>()
  const [chosen, setChosen] = useState([chosenAtFirst ?? ''].flat()[0]!)
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  // An answer to what was typed before must not be taken for one to what is typed now.
  const found = isOpen && search.data?.text === typed ? search.data.stations : undefined
  const stations = found ?? []
  // Two questions that overtake each other while the route is first fetched leave the older answer: then it is asked again.
  const isMissed = isOpen && search.state === 'idle' && search.data !== undefined && search.data.text !== typed
  useEffect(() => {
    if (!isMissed) return
    const again = setTimeout(() => search.load(urls.planStations(typed)), ASKED_AGAIN_MS)
    return () => clearTimeout(again)
  }, [isMissed, search.load, urls, typed])
  const input = () => document.getElementById(`field-${name}`) as HTMLInputElement

  function type(text: string) {
    setChosen('')
    setTyped(text)
    setActive(-1)
    setOpen(text.trim().length > 0)
    if (text.trim().length > 0) search.load(urls.planStations(text))
  }
  function take(station: StationChoice) {
    input().value = shownName(station.names, language).text
    setChosen(station.group)
    setOpen(false)
    setActive(-1)
    // For whoever listens to the form: the trip in words, the draft.
    input().dispatchEvent(new Event('change', { bubbles: true }))
  }
  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || stations.length === 0) return
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }
    const step = steps[event.key]
    if (step) {
      // One place before the first is the field itself.
      const places = stations.length + 1
      setActive((before) => ((before + 1 + step + places) % places) - 1)
    } else if (event.key === 'Enter' && stations[active]) take(stations[active])
    else if (event.key === 'Escape') setOpen(false)
    else return
    event.preventDefault()
  }

  return (
    <div className="relative">
      <TextField
        name={name}
        label={label}
        autoComplete="off"
        maxLength={80}
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={stations.length > 0}
        aria-controls={`${name}-options`}
        aria-activedescendant={stations[active] ? `${name}-option-${active}` : undefined}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
        onBlur={() => setOpen(false)}
      />
      <input type="hidden" name={`${name}Choice`} value={chosen} />
      <p role="status" className="sr-only">
        {found ? t('stations_found', { count: found.length }) : ''}
      </p>
      <div
        id={`${name}-options`}
        role="listbox"
        aria-label={label}
        hidden={stations.length === 0}
        className="absolute inset-x-0 top-full z-40 mt-1 max-h-80 overflow-y-auto rounded-md border border-line-strong bg-surface py-1 shadow-card"
      >
        {stations.map((station, index) => (
          <StationOption
            key={station.group}
            id={`${name}-option-${index}`}
            station={station}
            isActive={index === active}
            onTake={() => take(station)}
          />
        ))}
      </div>
    </div>
  )
}

function StationOption({
  id,
  station,
  isActive,
  onTake,
}: {
  id: string
  station: StationChoice
  isActive: boolean
  onTake: () => void
}) {
  const detail = useStationDetail()
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field points at it by aria-activedescendant.
    // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are pressed in the field.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className="cursor-pointer px-3 py-2 hover:bg-sunken aria-selected:bg-accent-wash"
      // Before the field loses the focus, which would close the list.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
    >
      <Name names={station.names} withOther />
      <span className="block text-ink-soft text-sm">{detail(station)}</span>
    </div>
  )
}
