import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { Look } from '#app/domain/catalog/viewpoint.ts'
import type { Point } from '#app/domain/values/geo.ts'
import { SightDetails } from '../catalog/sight-section.tsx'
import { Button, SubmitButton } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { TextArea, TextField } from '../form/field.tsx'
import { FormStateProvider } from '../form/form-context.tsx'
import type { FormState } from '../form/form-state.ts'
import { Notice, Section } from '../layout/card.tsx'

/** Where visitors stand and what they see from there: what is recorded, the form, and how it would be shown. */
export function ViewpointSection({
  place,
  recorded,
  preview,
  isPointProtected,
  form,
  refused,
}: {
  place: Point
  recorded: Look | null
  preview: Look | null
  isPointProtected: boolean
  form: FormState
  refused: { kind: string } | null
}) {
  const { t } = useTranslation('board')
  const shown = preview ?? recorded
  return (
    <Section id="viewpoint" title={t('viewpoint.title')}>
      <p className="mb-4 max-w-prose text-ink-soft">{t('viewpoint.lead')}</p>
      {isPointProtected || refused?.kind === 'viewpoint_of_secret' ? (
        <Notice title={t('viewpoint.secret')} />
      ) : (
        <div className="grid gap-6">
          {refused?.kind === 'viewpoint_not_found' ? (
            <Notice tone="bad" role="alert" title={t('viewpoint.gone')} />
          ) : null}
          {shown ? (
            <div role={preview ? 'status' : undefined} className="rounded-lg border border-line p-4 sm:p-5">
              {preview ? <p className="mb-3 font-medium">{t('viewpoint.preview_title')}</p> : null}
              <SightDetails look={shown} place={place} />
            </div>
          ) : (
            <p>{t('viewpoint.none')}</p>
          )}
          <FormStateProvider value={form}>
            <ViewpointForm isRecorded={recorded !== null} />
          </FormStateProvider>
        </div>
      )}
    </Section>
  )
}

function ViewpointForm({ isRecorded }: { isRecorded: boolean }) {
  const { t } = useTranslation('board')
  const { t: common } = useTranslation()
  const coordinates = { dir: 'ltr', maxLength: 100, hint: t('field.coordinates_hint') } as const
  return (
    <Form method="post" preventScrollReset noValidate className="grid gap-5 rounded-lg bg-sunken p-4 sm:p-5">
      <div className="empty:hidden">
        <ErrorSummary />
      </div>
      {/* The first button of a form is the one that Enter presses. */}
      <button type="submit" name="intent" value="view_preview" className="sr-only" tabIndex={-1} aria-hidden="true">
        {t('viewpoint.preview')}
      </button>
      <fieldset className="grid gap-5">
        <legend className="mb-3 font-medium">{t('viewpoint.stand')}</legend>
        <p className="text-ink-soft text-sm">{t('viewpoint.stand_hint')}</p>
        <div className="grid items-end gap-5 sm:grid-cols-[2fr_1fr]">
          <TextField name="view_stand" label={t('viewpoint.stand_point')} {...coordinates} />
          <TextField name="view_stand_precision" label={t('viewpoint.precision')} inputMode="numeric" />
        </div>
        <div className="grid items-start gap-5 sm:grid-cols-2">
          <TextField
            name="view_area_radius"
            label={t('viewpoint.area_radius')}
            hint={t('viewpoint.area_radius_hint')}
            inputMode="numeric"
          />
          <TextArea
            name="view_area_corners"
            label={t('viewpoint.area_corners')}
            hint={t('viewpoint.area_corners_hint')}
            rows={3}
            dir="ltr"
            maxLength={2000}
          />
        </div>
      </fieldset>
      <fieldset className="grid gap-5">
        <legend className="mb-3 font-medium">{t('viewpoint.subject')}</legend>
        <p className="text-ink-soft text-sm">{t('viewpoint.subject_hint')}</p>
        <TextField
          name="view_subject_place"
          label={t('viewpoint.subject_place')}
          hint={t('viewpoint.subject_place_hint')}
          dir="ltr"
          maxLength={500}
        />
        <div className="grid items-end gap-5 sm:grid-cols-2">
          <TextField name="view_subject_ja" label={t('viewpoint.subject_ja')} lang="ja" maxLength={200} />
          <TextField name="view_subject_en" label={t('viewpoint.subject_en')} lang="en" maxLength={200} />
        </div>
        <div className="grid items-end gap-5 sm:grid-cols-[2fr_1fr]">
          <TextField name="view_subject" label={t('viewpoint.subject_point')} {...coordinates} />
          <TextField name="view_subject_precision" label={t('viewpoint.precision')} inputMode="numeric" />
        </div>
        <TextField
          name="view_bearing"
          label={t('viewpoint.bearing')}
          hint={t('viewpoint.bearing_hint')}
          inputMode="numeric"
        />
      </fieldset>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextArea name="view_note_ja" label={t('viewpoint.note_ja')} lang="ja" rows={2} maxLength={500} />
        <TextArea name="view_note_en" label={t('viewpoint.note_en')} lang="en" rows={2} maxLength={500} />
      </div>
      <div className="flex flex-wrap gap-3">
        <SubmitButton name="intent" value="view_set" pending={common('saving')}>
          {t('viewpoint.set')}
        </SubmitButton>
        <Button type="submit" name="intent" value="view_preview" look="secondary">
          {t('viewpoint.preview')}
        </Button>
        {isRecorded ? (
          <Button type="submit" name="intent" value="view_remove" look="secondary">
            {t('viewpoint.remove')}
          </Button>
        ) : null}
      </div>
    </Form>
  )
}
