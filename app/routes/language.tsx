import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, Outlet } from '@remix-run/react'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { isLanguage } from '#app/i18n/languages.ts'
import { sayWith } from '#app/i18n/say.ts'
import { ErrorPage } from '#app/ui/layout/error-page.tsx'
import { Page } from '#app/ui/layout/page.tsx'

/** Everything under a language has the frame; an unknown language is an unknown page. */
export function loader({ params }: LoaderFunctionArgs) {
  if (!isLanguage(params.lang)) throw new Response(null, { status: 404 })
  const t = sayWith(translateFor(params.lang))
  return { errorTitles: { notFound: t('errors:page.404.title'), other: t('errors:page.500.title') } }
}

/** Pages title themselves; one that failed is titled here, in the reader's words. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  if (!error) return []
  const isNotFound = isRouteErrorResponse(error) && error.status === 404
  const title = isNotFound ? data?.errorTitles.notFound : data?.errorTitles.other
  return [{ title: title ? `${title} – Meguri` : 'Meguri' }, { name: 'robots', content: 'noindex' }]
}

export default function LanguagePages() {
  return (
    <Page>
      <Outlet />
    </Page>
  )
}

export function ErrorBoundary() {
  return (
    <Page>
      <ErrorPage />
    </Page>
  )
}
