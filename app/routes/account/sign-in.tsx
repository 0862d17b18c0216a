import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { sameSitePath } from '#app/domain/access/same-site-path.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { invalid, parseForm } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { findUser } from '#app/http/session.server.ts'
import { requestSignInLink } from '#app/services/account/request-sign-in-link.server.ts'
import { signInWithPassword } from '#app/services/account/sign-in.server.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { SubmitButton } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { TextField } from '#app/ui/form/field.tsx'
import { FormStateProvider } from '#app/ui/form/form-context.tsx'
import { EMPTY_FORM, type FormState } from '#app/ui/form/form-state.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Card, Notice } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { titleMeta } from '#app/ui/layout/page-meta.ts'
import * as users from '#db/repositories/users.ts'

const email = z.string().max(254).pipe(z.email())
const signInForm = z.discriminatedUnion('way', [
  z.object({ way: z.literal('link'), email, next: z.string().optional() }),
  z.object({ way: z.literal('password'), account: email, password: z.string().max(128), next: z.string().optional() }),
])

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { t, urls } = pageWords(params)
  const next = sameSitePath(new URL(request.url).searchParams.get('next'))
  if (await findUser(request, context)) throw redirect(next ?? urls.account)
  return { title: t('account:sign_in.title'), next, demos: await demoAccounts(context.db) }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { language, urls } = pageWords(params)
  const form = await parseForm(request, signInForm)
  if (!form.ok) return invalid(form)
  const next = sameSitePath(form.value.next)
  if (form.value.way === 'link') {
    await requestSignInLink(context, { email: form.value.email, language, next })
    return redirect(urls.signInCheck)
  }
  const signedIn = await signInWithPassword(context, { email: form.value.account, password: form.value.password })
  // The address stays; a password is never sent back.
  if (!signedIn.ok) {
    const typed: FormState = { values: { way: 'password', account: form.value.account }, errors: {} }
    return data({ refusal: signedIn.error, form: typed }, { status: statusOfRefusal(signedIn.error) })
  }
  return redirect(next ?? urls.account, { headers: signedIn.value.headers })
}

export const meta = titleMeta

/** The forms reload the document: another person's pages begin afresh, and "too often" is answered as a page. */
export default function SignIn() {
  const { t } = useTranslation('account')
  const { next, demos } = useLoaderData<typeof loader>()
  const answer = useAnswer<typeof action>()
  const form = answer && 'form' in answer ? answer.form : EMPTY_FORM
  const isRefused = answer !== undefined && 'refusal' in answer
  const isPassword = isRefused || form.values.way === 'password'
  return (
    <Container>
      <PageHeading title={t('sign_in.title')} lead={t('sign_in.lead')} />
      <div className="grid gap-6 md:grid-cols-2">
        <Card>
          <h2 className="mb-4 font-serif text-lg">{t('sign_in.by_link')}</h2>
          <FormStateProvider value={isPassword ? EMPTY_FORM : form}>
            <Form method="post" className="space-y-4" reloadDocument noValidate>
              <ErrorSummary />
              <input type="hidden" name="way" value="link" />
              {next ? <input type="hidden" name="next" value={next} /> : null}
              <TextField name="email" label={t('sign_in.email')} type="email" autoComplete="email" required />
              <SubmitButton pending={t('sign_in.sending')}>{t('sign_in.send_link')}</SubmitButton>
            </Form>
          </FormStateProvider>
        </Card>
        <Card>
          <h2 className="mb-4 font-serif text-lg">{t('sign_in.by_password')}</h2>
          <PasswordForm next={next} isRefused={isRefused} form={isPassword ? form : EMPTY_FORM} />
        </Card>
      </div>
      {demos.length ? (
        <div className="mt-6">
          <Notice title={t('demo.title')}>
            <p>{t('demo.body')}</p>
            <ul className="mt-2 list-disc ps-5">
              {demos.map(({ email, role }) => (
                <li key={email}>
                  <code>{email}</code> {role ? <span className="text-sm">{t(`doors.${role}.title`)}</span> : null}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
    </Container>
  )
}

/** From the visitor to the operator, as a newcomer goes through the house. */
async function demoAccounts(db: AppContext['db']) {
  const order = [null, 'guide', 'board', 'operator']
  const found = await users.findDemoAccounts(db)
  return found.toSorted(
    (one, other) =>
      order.indexOf(one.role) - order.indexOf(other.role) ||
      one.email.localeCompare(other.email, 'en', { numeric: true }),
  )
}

function PasswordForm({ next, isRefused, form }: { next?: string; isRefused: boolean; form: typeof EMPTY_FORM }) {
  const { t } = useTranslation('account')
  return (
    <FormStateProvider value={form}>
      <Form method="post" className="space-y-4" reloadDocument noValidate>
        {isRefused ? (
          <Notice tone="bad" role="alert" title={t('sign_in.failed')}>
            <p>{t('sign_in.failed_hint')}</p>
          </Notice>
        ) : null}
        <ErrorSummary />
        <input type="hidden" name="way" value="password" />
        {next ? <input type="hidden" name="next" value={next} /> : null}
        <TextField name="account" label={t('sign_in.email')} type="email" autoComplete="username" required />
        <TextField
          name="password"
          label={t('sign_in.password')}
          type="password"
          autoComplete="current-password"
          required
        />
        <SubmitButton look="secondary" pending={t('sign_in.signing_in')}>
          {t('sign_in.submit')}
        </SubmitButton>
      </Form>
    </FormStateProvider>
  )
}
