import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { isId } from '#app/domain/values/ids.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { invalid, parseForm } from '#app/http/parse-form.ts'
import { refusal } from '#app/http/refusal.ts'
import { useSay } from '#app/i18n/say.ts'
import { addReseller } from '#app/services/resellers/add-reseller.server.ts'
import { findAccounts } from '#app/services/resellers/find-accounts.server.ts'
import { makeResellerKey } from '#app/services/resellers/make-key.server.ts'
import { recordTransfer } from '#app/services/resellers/record-transfer.server.ts'
import { revokeResellerKey } from '#app/services/resellers/revoke-key.server.ts'
import { EMPTY_FORM } from '#app/ui/form/form-state.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { EmptyState, Notice, Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { OperatorNav } from '#app/ui/operator/operator-nav.tsx'
import { AddReseller, ResellerCard, ShownKey } from '#app/ui/operator/reseller-forms.tsx'

const id = z.string().refine(isId)
const resellerForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), name: z.string().trim().max(100) }),
  z.object({ intent: z.literal('key'), resellerId: id, keyId: id }),
  z.object({ intent: z.literal('revoke'), keyId: id }),
  z.object({
    intent: z.literal('transfer'),
    resellerId: id,
    transferId: id,
    amountYen: z.coerce.number().int().min(1).max(1_000_000_000),
  }),
])

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'operator')
  return {
    title: pageWords(params).t('operator:resellers.title'),
    accounts: await findAccounts(context),
    // Each form is sent once: a second time by the same id changes nothing.
    formId: context.newId(),
    endpoint: `${context.publicOrigin}/octo`,
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  await requireRole(request, context, 'operator')
  const form = await parseForm(request, resellerForm)
  if (!form.ok) return invalid(form)
  const done = await take(context, form.value)
  if (done && !done.ok) return refusal(done.error)
  // The key is on this one page and on no other: nobody is led away from it.
  if (done && 'key' in done.value) return { shown: done.value }
  return redirect(pageWords(params).urls.resellers, 303)
}

async function take(context: ActionFunctionArgs['context'], form: z.output<typeof resellerForm>) {
  switch (form.intent) {
    case 'add':
      return addReseller(context, form)
    case 'key':
      return makeResellerKey(context, form)
    case 'transfer':
      return recordTransfer(context, form)
    case 'revoke':
      return void (await revokeResellerKey(context, form))
  }
}

export const meta = privateMeta

export default function Resellers() {
  const { t } = useTranslation('operator')
  const { accounts, formId, endpoint } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const say = useSay('operator')
  const form = answer && 'form' in answer ? answer.form : EMPTY_FORM
  const isAmountWrong = 'amountYen' in form.errors
  const refused = answer && 'refusal' in answer ? answer.refusal.kind : isAmountWrong ? 'amount' : null
  return (
    <Container>
      <PageHeading title={t('resellers.title')} lead={t('resellers.lead')} />
      <OperatorNav />
      {refused ? (
        <div className="mb-6">
          <Notice tone="bad" role="alert" title={say(`resellers.refused.${refused}`)} />
        </div>
      ) : null}
      {answer && 'shown' in answer ? (
        <ShownKey resellerName={answer.shown.resellerName} apiKey={answer.shown.key} endpoint={endpoint} />
      ) : null}
      {accounts.length ? (
        <ul className="grid gap-4">
          {accounts.map((account) => (
            <ResellerCard key={account.id} account={account} formId={formId} />
          ))}
        </ul>
      ) : (
        <EmptyState icon="ticket" title={t('resellers.none')}>
          <p>{t('resellers.none_hint')}</p>
        </EmptyState>
      )}
      <Section title={t('resellers.add')}>
        <AddReseller key={accounts.length} form={isAmountWrong ? EMPTY_FORM : form} />
      </Section>
    </Container>
  )
}
