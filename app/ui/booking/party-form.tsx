import { Form, useSubmit } from '@remix-run/react'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TourParty } from '#app/domain/tours/tour.ts'
import { Button, SubmitButton } from '../form/button.tsx'
import { SelectField, TextField } from '../form/field.tsx'
import { useLanguageNames } from './tour-tags.tsx'

interface Props {
  party: TourParty
  tourLanguages: string[]
  tourLanguage: string | undefined
  intentKey: string
  itineraryId: string | null
  /** The hold that is changed, if one is. */
  changes: string | null
}

/** Who comes. "Show total" only asks for the price; the other button holds the seats. Enter does the harmless one. */
export function PartyForm({ party, tourLanguages, tourLanguage, intentKey, itineraryId, changes }: Props) {
  const { t } = useTranslation('booking')
  const languageNames = useLanguageNames()
  const showTotal = useTotalAsTyped(itineraryId, changes)
  return (
    <Form method="post" className="space-y-5" noValidate onChange={showTotal}>
      {itineraryId ? <input type="hidden" name="itinerary" value={itineraryId} /> : null}
      {changes ? <input type="hidden" name="change" value={changes} /> : null}
      <TimeZoneInput />
      <TextField
        name="adults"
        label={t('party.adults')}
        type="number"
        inputMode="numeric"
        min={1}
        max={20}
        required
        defaultValue={String(party.adults)}
      />
      <TextField
        name="ages"
        label={t('party.ages')}
        hint={t('party.ages_hint')}
        inputMode="text"
        autoComplete="off"
        defaultValue={party.childAges.join(', ')}
      />
      <SelectField name="tourLanguage" label={t('party.language')} defaultValue={tourLanguage ?? tourLanguages[0]}>
        {tourLanguages.map((tag) => (
          <option key={tag} value={tag}>
            {languageNames([tag])}
          </option>
        ))}
      </SelectField>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" formMethod="get" look="secondary">
          {t('party.show_total')}
        </Button>
        <SubmitButton name="intentKey" value={intentKey} pending={t('party.holding')}>
          {t(changes ? 'party.change' : 'party.hold')}
        </SubmitButton>
      </div>
      <p className="text-ink-soft text-sm">{t(changes ? 'party.change_hint' : 'party.hold_hint')}</p>
    </Form>
  )
}

/** With a script the total follows what is typed; without one the button asks for it. */
function useTotalAsTyped(itineraryId: string | null, changes: string | null) {
  const submit = useSubmit()
  return ({ currentTarget }: FormEvent<HTMLFormElement>) => {
    const typed = new FormData(currentTarget)
    const asked = new URLSearchParams({
      ...(itineraryId && { itinerary: itineraryId }),
      ...(changes && { change: changes }),
    })
    for (const name of ['adults', 'ages', 'tourLanguage']) asked.set(name, String(typed.get(name) ?? ''))
    // A field that was just emptied is on its way to a number: it is not wrong yet.
    if (asked.get('adults')) submit(asked, { method: 'get', replace: true, preventScrollReset: true })
  }
}

/** The visitor's zone, told by the browser; without a script it is Japan's. */
function TimeZoneInput() {
  const [zone, setZone] = useState('Asia/Tokyo')
  useEffect(() => setZone(Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Tokyo'), [])
  return <input type="hidden" name="timeZone" value={zone} />
}
