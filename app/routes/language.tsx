import type { LoaderFunctionArgs } from '@remix-run/node'
import { Outlet } from '@remix-run/react'
import { isLanguage } from '#app/i18n/languages.ts'
import { ErrorPage } from '#app/ui/layout/error-page.tsx'
import { Page } from '#app/ui/layout/page.tsx'

/** Everything under a language has the frame; an unknown language is an unknown page. */
export function loader({ params }: LoaderFunctionArgs) {
  if (!isLanguage(params.lang)) throw new Response(null, { status: 404 })
  return null
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
