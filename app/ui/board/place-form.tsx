import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Publication, STEP_FREE } from '#app/domain/catalog/place.ts'
import { useSay } from '#app/i18n/say.ts'
import { HoursWords } from '../catalog/hours-words.tsx'
import { type OpenDate, OpeningWeek } from '../catalog/opening-week.tsx'
import { Button, SubmitButton } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { CheckField, SelectField, TextArea, TextField } from '../form/field.tsx'
import { FormStateProvider } from '../form/form-context.tsx'
import type { FormState } from '../form/form-state.ts'
import { KeepDraft } from '../form/keep-draft.tsx'
import { HoursFields } from './hours-fields.tsx'

/** Hours as they are typed, and what they mean for the coming days. */
export interface HoursPreview {
  notation: string
  days: OpenDate[]
}

/** All that a board may change of a record: names, where, when, for whom, and who may see it. */
export function PlaceForm({
  form,
  preview,
  publications,
  isPointProtected,
  isSample,
}: {
  form: FormState
  preview: HoursPreview | null
  publications: Publication[]
  isPointProtected: boolean
  isSample: boolean
}) {
  const { t } = useTranslation('board')
  const { t: common } = useTranslation()
  const say = useSay('board')
  return (
    <FormStateProvider value={form}>
      <Form method="post" className="grid gap-10" noValidate>
        <div className="empty:hidden">
          <ErrorSummary />
        </div>
        {/* The first button of a form is the one that Enter presses. */}
        <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
          {common('save')}
        </button>
        <input type="hidden" name="version" value={[form.values.version].flat()[0]} />
        <Group title={t('group.names')}>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField name="name_ja" label={t('field.name_ja')} lang="ja" required maxLength={200} />
            <TextField name="name_en" label={t('field.name_en')} lang="en" maxLength={200} />
            <TextArea name="description_ja" label={t('field.description_ja')} lang="ja" maxLength={2000} />
            <TextArea name="description_en" label={t('field.description_en')} lang="en" maxLength={2000} />
          </div>
        </Group>
        <Group title={t('group.where')}>
          {isPointProtected ? (
            <p>{t('field.protected')}</p>
          ) : (
            <div className="grid items-end gap-5 sm:grid-cols-[2fr_1fr]">
              <TextField
                name="coordinates"
                label={t('field.coordinates')}
                hint={t('field.coordinates_hint')}
                inputMode="text"
                dir="ltr"
                required
                maxLength={100}
              />
              <TextField
                name="coordinate_precision_meters"
                label={t('field.coordinate_precision_meters')}
                inputMode="numeric"
                required
              />
            </div>
          )}
          <div className="grid items-end gap-5 sm:grid-cols-3">
            <SelectField name="step_free" label={t('field.step_free')}>
              {STEP_FREE.map((value) => (
                <option key={value} value={value}>
                  {common(value)}
                </option>
              ))}
            </SelectField>
            <TextField name="stay_minutes" label={t('field.stay_minutes')} inputMode="numeric" required />
            <TextField
              name="price_yen"
              label={t('field.price_yen')}
              placeholder={common('unknown')}
              inputMode="numeric"
            />
          </div>
        </Group>
        <Group title={t('group.hours')}>
          <HoursFields />
          <div className="grid gap-3">
            <Button type="submit" name="intent" value="preview" look="secondary" className="justify-self-start">
              {t('preview.show')}
            </Button>
            {preview ? (
              <div role="status" className="rounded-md bg-sunken p-4 text-sm">
                <div className="mb-3">
                  <HoursWords notation={preview.notation} />
                </div>
                <p className="mb-1 font-medium">{t('preview.title')}</p>
                <OpeningWeek days={preview.days} />
              </div>
            ) : null}
          </div>
        </Group>
        <Group title={t('group.state')}>
          <SelectField name="publication" label={t('filter.publication')} hint={t('field.publication_hint')}>
            {publications.map((state) => (
              <option key={state} value={state}>
                {say(`publication.${state}`)}
              </option>
            ))}
          </SelectField>
          {isSample ? (
            <p className="text-ink-soft">{t('field.sample_not_confirmable')}</p>
          ) : (
            <CheckField name="is_confirmed" label={t('field.is_confirmed')} hint={t('field.is_confirmed_hint')} />
          )}
          <TextField name="note" label={t('field.note')} hint={t('field.note_hint')} maxLength={500} />
        </Group>
        <div className="flex flex-wrap items-center gap-4">
          <SubmitButton pending={common('saving')}>{common('save')}</SubmitButton>
          <KeepDraft />
        </div>
      </Form>
    </FormStateProvider>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-5">
      <legend className="mb-3 w-full border-line border-b pb-1 font-serif text-lg">{title}</legend>
      {children}
    </fieldset>
  )
}
