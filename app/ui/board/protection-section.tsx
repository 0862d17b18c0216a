import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PROTECTIONS } from '#app/domain/catalog/place.ts'
import { useSay } from '#app/i18n/say.ts'
import { SubmitButton } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { CheckField, SelectField, TextArea, TextField } from '../form/field.tsx'
import { FormStateProvider } from '../form/form-context.tsx'
import type { FormState } from '../form/form-state.ts'
import { Notice, Section } from '../layout/card.tsx'

/** What visitors may do at a place, what is asked of them, and whether the exact point stays a secret. */
export function ProtectionSection({ form, refused }: { form: FormState; refused: { kind: string } | null }) {
  const { t } = useTranslation('board')
  const { t: common } = useTranslation()
  const say = useSay('board')
  const { version, is_point_secret } = form.values
  return (
    <Section id="protection" title={t('protection.title')}>
      <p className="mb-4 max-w-prose text-ink-soft">{t('protection.lead')}</p>
      {refused?.kind === 'version_conflict' || refused?.kind === 'opt_out_in_force' ? (
        <div className="mb-6">
          <Notice tone="bad" role="alert" title={t(`refused.${refused.kind}`)} />
        </div>
      ) : null}
      <FormStateProvider value={form}>
        <Form method="post" preventScrollReset noValidate className="grid gap-5 rounded-lg bg-sunken p-4 sm:p-5">
          <div className="empty:hidden">
            <ErrorSummary />
          </div>
          <input type="hidden" name="version" value={[version].flat()[0]} />
          <SelectField name="protection" label={t('protection.state')} hint={t('protection.state_hint')}>
            {PROTECTIONS.map((state) => (
              <option key={state} value={state}>
                {say(`protection.of_state.${state}`)}
              </option>
            ))}
          </SelectField>
          <div className="grid gap-5 sm:grid-cols-2">
            <TextArea name="manners_ja" label={t('protection.manners_ja')} lang="ja" maxLength={1000} />
            <TextArea name="manners_en" label={t('protection.manners_en')} lang="en" maxLength={1000} />
          </div>
          <CheckField
            name="is_point_secret"
            label={t('protection.is_point_secret')}
            hint={t('protection.is_point_secret_hint')}
            defaultChecked={is_point_secret === 'yes'}
          />
          <TextField name="protection_note" label={t('field.note')} hint={t('field.note_hint')} maxLength={500} />
          <div>
            <SubmitButton name="intent" value="protect" pending={common('saving')}>
              {t('protection.set')}
            </SubmitButton>
          </div>
        </Form>
      </FormStateProvider>
    </Section>
  )
}
