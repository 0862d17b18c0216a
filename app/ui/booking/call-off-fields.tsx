import { useTranslation } from 'react-i18next'
import type { CallOffCause } from '#app/domain/booking/decide-call-off.ts'
import { SelectField, TextArea } from '../form/field.tsx'

/** Why a departure does not take place, and a word to its guests. */
export function CallOffFields({ causes }: { causes: readonly CallOffCause[] }) {
  const { t } = useTranslation('guide')
  return (
    <>
      <SelectField name="cause" label={t('call_off.cause_label')} required defaultValue="">
        <option value="" disabled>
          {t('call_off.choose')}
        </option>
        {causes.map((cause) => (
          <option key={cause} value={cause}>
            {t(`call_off.cause.${cause}`)}
          </option>
        ))}
      </SelectField>
      <TextArea name="note" label={t('call_off.note')} hint={t('call_off.note_hint')} rows={3} maxLength={500} />
    </>
  )
}
