import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SubmitButton } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { TextField } from '../form/field.tsx'
import { FormStateProvider } from '../form/form-context.tsx'
import type { FormState } from '../form/form-state.ts'
import { Card, Notice, Tag } from '../layout/card.tsx'
import { useLanguage } from '../layout/use-page.ts'
import { formatInstant, Yen } from '../text/figures.tsx'

export interface AccountShown {
  id: string
  name: string
  owesYen: number
  keys: {
    id: string
    ending: string
    createdAt: number
    lastUsedAt: number | null
    revokedAt: number | null
  }[]
}

/** A key, this once: it can be copied here and read nowhere again. */
export function ShownKey({
  resellerName,
  apiKey,
  endpoint,
}: {
  resellerName: string
  apiKey: string
  endpoint: string
}) {
  const { t } = useTranslation('operator')
  return (
    <div className="mb-6">
      <Notice tone="good" role="status" title={t('resellers.shown', { name: resellerName })}>
        <p className="my-2 select-all break-all rounded-md bg-surface p-3 font-mono">{apiKey}</p>
        <p>{t('resellers.shown_hint')}</p>
        <p className="mt-2 break-all font-mono text-sm">{endpoint}</p>
      </Notice>
    </div>
  )
}

/** One reseller: what it owes, its keys, and what can be done. */
export function ResellerCard({ account, formId }: { account: AccountShown; formId: string }) {
  const { t } = useTranslation('operator')
  const { t: common } = useTranslation()
  const { id, name, owesYen, keys } = account
  return (
    <li>
      <Card className="grid gap-4">
        <div className="flex flex-wrap items-baseline justify-between gap-3">
          <h2 className="font-semibold text-lg">{name}</h2>
          <p>
            {t('resellers.owes')} <Yen amount={owesYen} />
          </p>
        </div>
        {keys.length ? (
          <ul className="divide-y divide-line">
            {keys.map((key) => (
              <Key key={key.id} shown={key} />
            ))}
          </ul>
        ) : (
          <p className="text-ink-soft">{t('resellers.no_keys')}</p>
        )}
        <div className="flex flex-wrap items-start gap-4">
          <Form method="post">
            <input type="hidden" name="intent" value="key" />
            <input type="hidden" name="resellerId" value={id} />
            <input type="hidden" name="keyId" value={formId} />
            <SubmitButton look="secondary" pending={common('saving')}>
              {t('resellers.make_key')}
            </SubmitButton>
          </Form>
          <details className="min-w-0">
            <summary className="min-h-11 px-3 py-2.5">{t('resellers.transfer')}</summary>
            <Form method="post" className="mt-1 flex flex-wrap items-end gap-3">
              <input type="hidden" name="intent" value="transfer" />
              <input type="hidden" name="resellerId" value={id} />
              <input type="hidden" name="transferId" value={formId} />
              <label className="grid gap-1 font-medium">
                {t('resellers.amount')}
                <input
                  name="amountYen"
                  inputMode="numeric"
                  pattern="[0-9]+"
                  required
                  className="w-40 rounded-md border border-line-strong bg-surface px-3 py-2.5"
                />
              </label>
              <SubmitButton look="secondary" pending={common('saving')}>
                {t('resellers.record')}
              </SubmitButton>
            </Form>
          </details>
        </div>
      </Card>
    </li>
  )
}

/** That a key ends is asked once, with what it means: it can't be taken back. */
function Key({ shown: { id, ending, createdAt, lastUsedAt, revokedAt } }: { shown: AccountShown['keys'][number] }) {
  const { t } = useTranslation('operator')
  const { t: common } = useTranslation()
  const language = useLanguage()
  const at = (instant: number) => formatInstant(instant, language, 'Asia/Tokyo')
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
      <div className="text-sm">
        <span className="font-mono">…{ending}</span> · {t('resellers.made', { when: at(createdAt) })} ·{' '}
        {lastUsedAt === null ? t('resellers.unused') : t('resellers.used', { when: at(lastUsedAt) })}
      </div>
      {revokedAt === null ? (
        <details>
          <summary className="min-h-11 px-3 py-2.5 text-bad">{t('resellers.revoke')}</summary>
          <Form method="post" className="mt-1 space-y-2">
            <input type="hidden" name="intent" value="revoke" />
            <input type="hidden" name="keyId" value={id} />
            <p className="max-w-prose text-sm">{t('resellers.revoke_means')}</p>
            <SubmitButton look="danger" pending={common('saving')}>
              {t('resellers.revoke_sure')}
            </SubmitButton>
          </Form>
        </details>
      ) : (
        <Tag>{t('resellers.revoked', { when: at(revokedAt) })}</Tag>
      )}
    </li>
  )
}

export function AddReseller({ form }: { form: FormState }) {
  const { t } = useTranslation('operator')
  const { t: common } = useTranslation()
  return (
    <FormStateProvider value={form}>
      <Form
        method="post"
        className="grid items-end gap-4 sm:grid-cols-[minmax(0,24rem)_auto] sm:justify-start"
        noValidate
      >
        <div className="sm:col-span-full empty:hidden">
          <ErrorSummary />
        </div>
        <input type="hidden" name="intent" value="add" />
        <TextField name="name" label={t('resellers.name')} autoComplete="off" maxLength={100} required />
        <SubmitButton pending={common('saving')}>{t('resellers.add')}</SubmitButton>
      </Form>
    </FormStateProvider>
  )
}
