import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { sameSitePath } from '#app/domain/access/same-site-path.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { invalid, parseForm } from '#app/http/parse-form.ts'
import { refusal } from '#app/http/refusal.ts'
import { redeemSignInLink } from '#app/services/account/sign-in.server.ts'
import { ButtonLink, SubmitButton } from '#app/ui/form/button.tsx'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Notice } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useUrls } from '#app/ui/layout/use-page.ts'

const linkForm = z.object({ token: z.string().max(200), next: z.string().optional() })

/** Opening the link spends nothing, because mail scanners open links; the button does. */
export function loader({ params, request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  return {
    title: pageWords(params).t('account:link.title'),
    token: query.get('token') ?? '',
    next: sameSitePath(query.get('next')),
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, linkForm)
  if (!form.ok) return invalid(form)
  const signedIn = await redeemSignInLink(context, form.value.token)
  if (!signedIn.ok) return refusal(signedIn.error)
  return redirect(sameSitePath(form.value.next) ?? pageWords(params).urls.account, { headers: signedIn.value.headers })
}

export const meta = privateMeta

export default function SignInLink() {
  const { t } = useTranslation('account')
  const urls = useUrls()
  const { token, next } = useLoaderData<typeof loader>()
  const isSpent = useAnswer<typeof action>() !== undefined || !token
  return (
    <Container>
      <PageHeading title={t('link.title')} />
      {isSpent ? (
        <>
          <Notice tone="bad" role="alert" title={t('link.spent')}>
            <p>{t('link.spent_hint')}</p>
          </Notice>
          <p className="mt-6">
            <ButtonLink to={urls.signIn(next)}>{t('link.ask_again')}</ButtonLink>
          </p>
        </>
      ) : (
        <Form method="post" className="space-y-4">
          <p>{t('link.lead')}</p>
          <input type="hidden" name="token" value={token} />
          {next ? <input type="hidden" name="next" value={next} /> : null}
          <SubmitButton pending={t('sign_in.signing_in')}>{t('sign_in.submit')}</SubmitButton>
        </Form>
      )}
    </Container>
  )
}
