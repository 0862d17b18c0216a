import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PLACE_KINDS } from '#app/domain/catalog/place.ts'
import { IMPORT_FIELDS, type ImportField } from '#app/domain/curation/import/import-row.ts'
import { DATUMS } from '#app/domain/curation/import/shift.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { useSay } from '#app/i18n/say.ts'
import { SubmitButton } from '../../form/button.tsx'
import { ErrorSummary } from '../../form/error-summary.tsx'
import { CheckField, SelectField, TextField } from '../../form/field.tsx'
import { FormStateProvider } from '../../form/form-context.tsx'
import type { FormState } from '../../form/form-state.ts'
import { NameOption } from '../../text/name.tsx'
import { type Head, SampleTable } from './sample-table.tsx'

/** What nearly every file has; the others are behind a fold. */
const USUAL: ImportField[] = ['name', 'name_en', 'kind', 'lat', 'lng', 'coordinates', 'ref', 'opening_hours']
const POINTS: ImportField[] = ['lat', 'lng', 'coordinates']

/** What a file's columns mean, where its data comes from, and how it is to be read. */
export function SettingsForm({
  head,
  form,
  prefectures,
}: {
  head: Head
  form: FormState
  /** For the operator, who imports for any region. */
  prefectures: { code: string; names: Names }[]
}) {
  const { t } = useTranslation('imports')
  const { t: board } = useTranslation('board')
  const say = useSay('imports')
  const sayKind = useSay('board')
  const others = IMPORT_FIELDS.filter((field) => !USUAL.includes(field))
  const usual = USUAL.filter((field) => !head.hasPoints || !POINTS.includes(field))
  const isOpen = others.some((field) => form.values[`map_${field}`])
  return (
    <FormStateProvider value={form}>
      <Form method="post" className="grid gap-10" noValidate>
        <div>
          <h2 className="font-serif text-xl">{t('settings.title')}</h2>
          <p className="mt-1 max-w-prose text-ink-soft">{t('settings.lead')}</p>
        </div>
        <div className="empty:hidden">
          <ErrorSummary />
        </div>
        <SampleTable head={head} />
        {head.columns.length > 0 ? (
          <Group title={t('settings.columns')} hint={t('settings.columns_hint')}>
            {head.hasPoints ? <p>{t('settings.has_points')}</p> : null}
            <Columns fields={usual} columns={head.columns} />
            <details open={isOpen} className="grid gap-4">
              <summary className="min-h-11 cursor-pointer py-2 font-medium text-accent">
                {t('settings.more_columns')}
              </summary>
              <div className="mt-3">
                <Columns fields={others} columns={head.columns} />
              </div>
            </details>
          </Group>
        ) : null}
        <Group title={t('settings.source')}>
          <div className="grid items-end gap-5 md:grid-cols-2">
            <TextField
              name="source_name"
              label={t('settings.source_name')}
              hint={t('settings.source_name_hint')}
              maxLength={200}
              required
            />
            <TextField
              name="licence"
              label={t('settings.licence')}
              hint={t('settings.licence_hint')}
              maxLength={200}
              list="licences"
            />
            <TextField name="credit" label={t('settings.credit')} hint={t('settings.credit_hint')} maxLength={200} />
            <TextField name="source_url" label={t('settings.source_url')} type="url" dir="ltr" maxLength={500} />
          </div>
          <datalist id="licences">
            {LICENCES.map((licence) => (
              <option key={licence} value={licence} />
            ))}
          </datalist>
        </Group>
        <Group title={t('settings.how')}>
          <div className="grid items-end gap-5 md:grid-cols-2">
            {prefectures.length > 0 ? (
              <SelectField name="region" label={t('settings.region')}>
                <option value="">{t('settings.all_japan')}</option>
                {prefectures.map(({ code, names }) => (
                  <NameOption key={code} value={code} names={names} />
                ))}
              </SelectField>
            ) : null}
            <SelectField name="kind" label={t('settings.kind')}>
              <option value="">{t('settings.kind_none')}</option>
              {PLACE_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {sayKind(`kind.${kind}`)}
                </option>
              ))}
            </SelectField>
            <SelectField name="datum" label={t('settings.datum')}>
              {DATUMS.map((datum) => (
                <option key={datum} value={datum}>
                  {say(`settings.of_datum.${datum}`)}
                </option>
              ))}
            </SelectField>
            <SelectField name="publication" label={t('settings.publication')}>
              <option value="draft">{board('publication.draft')}</option>
              <option value="review">{board('publication.review')}</option>
            </SelectField>
          </div>
          <CheckField name="is_complete" label={t('settings.is_complete')} hint={t('settings.is_complete_hint')} />
        </Group>
        <div>
          <SubmitButton pending={t('settings.checking')}>{t('settings.check')}</SubmitButton>
        </div>
      </Form>
    </FormStateProvider>
  )
}

/** As they are called by those who give data away in Japan most often; any other may be written. */
const LICENCES = ['CC BY 4.0', 'PDL1.0', 'CC0-1.0', 'CC BY-SA 4.0', 'ODbL-1.0', 'CC BY-NC 4.0']

function Columns({ fields, columns }: { fields: readonly ImportField[]; columns: readonly string[] }) {
  const { t } = useTranslation('imports')
  const say = useSay('imports')
  return (
    <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
      {fields.map((field) => (
        <SelectField key={field} name={`map_${field}`} label={say(`field.${field}`)}>
          <option value="">{t('settings.not_in_file')}</option>
          {columns.map((column, at) => (
            <option key={at} value={at}>
              {column || `#${at + 1}`}
            </option>
          ))}
        </SelectField>
      ))}
    </div>
  )
}

function Group({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-5">
      <legend className="mb-3 w-full border-line border-b pb-1 font-serif text-lg">{title}</legend>
      {hint ? <p className="max-w-prose text-ink-soft">{hint}</p> : null}
      {children}
    </fieldset>
  )
}
