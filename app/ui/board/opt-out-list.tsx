import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { OptOut } from '#app/domain/curation/opt-out.ts'
import type { Names } from '#app/domain/values/locale.ts'
import { localDateOf } from '#app/domain/values/time.ts'
import { Button } from '../form/button.tsx'
import { TextField } from '../form/field.tsx'
import { FormStateProvider } from '../form/form-context.tsx'
import { EMPTY_FORM, type FormState } from '../form/form-state.ts'
import { EmptyState, Notice, Tag } from '../layout/card.tsx'
import { DOT } from '../text/dot.ts'
import { Day } from '../text/figures.tsx'
import { Name } from '../text/name.tsx'

interface Answered {
  requestId: string
  form: FormState
  refused: { kind: string } | null
}

/** What owners have asked for, those that nobody has looked at first, each with its decision. */
export function OptOutList({
  requests,
  answered,
  placeUrl,
}: {
  requests: (OptOut & { names: Names })[]
  answered: Answered | null
  placeUrl: (id: string) => string
}) {
  const { t } = useTranslation('board')
  const refused = answered?.refused?.kind
  return (
    <>
      {refused === 'opt_out_decided' || refused === 'opt_out_not_found' ? (
        <Notice tone="bad" role="alert" title={t('opt_outs.decided')} />
      ) : null}
      {requests.length === 0 ? (
        <EmptyState icon="check" title={t('opt_outs.none')} />
      ) : (
        <ul className="divide-y divide-line border-line border-y">
          {requests.map((request) => (
            <FormStateProvider key={request.id} value={answered?.requestId === request.id ? answered.form : EMPTY_FORM}>
              <Request request={request} placeUrl={placeUrl} />
            </FormStateProvider>
          ))}
        </ul>
      )}
    </>
  )
}

function Request({ request, placeUrl }: { request: OptOut & { names: Names }; placeUrl: (id: string) => string }) {
  const { t } = useTranslation('board')
  const { t: catalog } = useTranslation('catalog')
  const isOpen = request.state === 'in_effect' || request.state === 'waiting'
  return (
    <li className="grid gap-3 py-4">
      <div>
        <p className="font-medium">
          <Link to={placeUrl(request.placeId)}>
            <Name names={request.names} withOther />
          </Link>{' '}
          <Tag tone={isOpen ? 'warn' : 'neutral'}>{t(`opt_outs.state.${request.state}`)}</Tag>
        </p>
        <p className="text-ink-soft text-sm">
          {catalog(`opt_out.of_wish.${request.wish}`)}
          {DOT}
          {catalog(`opt_out.of_reason.${request.reason}`)}
          {DOT}
          <Day date={localDateOf(request.askedAt)} style="short" />
        </p>
        {request.message ? <p className="mt-1 max-w-prose whitespace-pre-line">{request.message}</p> : null}
        {request.decisionNote ? <p className="mt-1 max-w-prose">{request.decisionNote}</p> : null}
      </div>
      {isOpen || request.state === 'kept' ? (
        <Form method="post" preventScrollReset className="flex max-w-prose flex-wrap items-end gap-3" noValidate>
          <input type="hidden" name="requestId" value={request.id} />
          <div className="min-w-0 flex-1 basis-64">
            <TextField name="note" label={t('opt_outs.note')} hint={t('opt_outs.note_hint')} maxLength={500} />
          </div>
          {isOpen ? (
            <Button type="submit" name="decision" value="keep">
              {t(`opt_outs.keep_${request.wish}`)}
            </Button>
          ) : null}
          <Button type="submit" name="decision" value="show_again" look="secondary">
            {t(request.state === 'waiting' ? 'opt_outs.decline' : 'opt_outs.show_again')}
          </Button>
        </Form>
      ) : null}
    </li>
  )
}
