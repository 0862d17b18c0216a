import { Form } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { useSay } from '#app/i18n/say.ts'
import { SubmitButton } from '../form/button.tsx'
import { TextField } from '../form/field.tsx'
import { FormStateProvider } from '../form/form-context.tsx'
import type { FormState } from '../form/form-state.ts'
import { Card, Notice } from '../layout/card.tsx'
import { useLanguage } from '../layout/use-page.ts'
import { formatInstant, formatLocalDateTime } from '../text/figures.tsx'
import type { Desk, DeskBooking } from './desk.ts'

/** Where a guide at the meeting point types the code of a voucher, and reads what came of it. */
export function VoucherDesk({
  desk,
  done,
  form,
  refused,
}: {
  desk: Desk
  done: DeskBooking | null
  form: FormState
  refused: { kind: string } | null
}) {
  const { t } = useTranslation('guide')
  const language = useLanguage()
  return (
    <div className="no-print mb-4 grid gap-4">
      {refused ? <Refused refused={refused} /> : null}
      {done ? <Done booking={done} /> : null}
      {desk.isOpen ? (
        <Card>
          <FormStateProvider value={form}>
            <Form method="post" className="grid items-end gap-3 sm:grid-cols-[1fr_auto]" noValidate>
              <input type="hidden" name="intent" value="redeem" />
              <TextField
                name="code"
                label={t('desk.code')}
                hint={t('desk.code_hint')}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={60}
                required
              />
              <SubmitButton pending={t('desk.taking')}>{t('desk.take')}</SubmitButton>
            </Form>
          </FormStateProvider>
        </Card>
      ) : (
        <p className="text-ink-soft">
          {desk.isEarly
            ? t('desk.early', { time: formatInstant(desk.opensAt, language, 'Asia/Tokyo') })
            : t('desk.closed')}
        </p>
      )}
    </div>
  )
}

function Done({ booking: { status, name, reference, guests } }: { booking: DeskBooking }) {
  const { t } = useTranslation('guide')
  const who = name ?? reference
  if (status === 'NO_SHOW') return <Notice role="status" title={t('desk.missed', { who })} />
  if (status === 'CONFIRMED') return <Notice role="status" title={t('desk.corrected', { who })} />
  if (status !== 'REDEEMED') return null
  return <Notice tone="good" role="status" title={t('desk.arrived', { who, count: guests })} />
}

/** Instants and wall clocks among a refusal's numbers are said as Japan's time. */
function Refused({ refused }: { refused: { kind: string } }) {
  const say = useSay('guide')
  const sayStatus = useSay('account')
  const language = useLanguage()
  const numbers = Object.entries(refused).map(([name, value]) => {
    if (name.endsWith('At')) return [name, formatInstant(Number(value), language, 'Asia/Tokyo')]
    if (name === 'localStart') return [name, formatLocalDateTime(String(value), language)]
    return [name, name === 'status' ? sayStatus(`status.${value}`) : String(value)]
  })
  return <Notice tone="bad" role="alert" title={say(`refused.${refused.kind}`, Object.fromEntries(numbers))} />
}
