import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { SIGN_IN_LINK_MINUTES } from '#app/domain/access/sign-in-link.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { ButtonLink } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { titleMeta } from '#app/ui/layout/page-meta.ts'
import { useUrls } from '#app/ui/layout/use-page.ts'

export function loader({ params, context }: LoaderFunctionArgs) {
  return { title: pageWords(params).t('account:check.title'), hasMailServer: context.mail.kind === 'smtp' }
}

export const meta = titleMeta

export default function SignInCheck() {
  const { t } = useTranslation('account')
  const urls = useUrls()
  const { hasMailServer } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading title={t('check.title')} lead={t('check.lead', { minutes: SIGN_IN_LINK_MINUTES })} />
      {hasMailServer ? null : (
        <Notice tone="warn" title={t('check.no_server')}>
          <p>{t('check.no_server_hint')}</p>
        </Notice>
      )}
      <p className="mt-6">
        <ButtonLink look="secondary" to={urls.signIn()}>
          {t('check.again')}
        </ButtonLink>
      </p>
    </Container>
  )
}
