import { isRouteErrorResponse, Link, useRouteError } from '@remix-run/react'
import { useSay } from '#app/i18n/say.ts'
import { Container } from './page.tsx'
import { useUrls } from './use-page.ts'

const TOLD_STATUSES = [400, 401, 403, 404, 405, 409, 410, 413, 422, 429, 503]

/** What went otherwise, in the reader's words, and where to go from here. */
export function ErrorPage() {
  const t = useSay('errors')
  const urls = useUrls()
  const error = useRouteError()
  const status = isRouteErrorResponse(error) && TOLD_STATUSES.includes(error.status) ? error.status : 500
  return (
    <Container className="py-16 sm:py-24">
      <p className="tabular font-medium text-accent">{t('page.number', { status })}</p>
      <h1 className="mt-2 font-serif text-2xl">{t(`page.${status}.title`)}</h1>
      <p className="mt-3 max-w-prose text-ink-soft">{t(`page.${status}.body`)}</p>
      <p className="mt-8 flex flex-wrap gap-x-6 gap-y-2">
        <Link to={urls.home}>{t('page.go_home')}</Link>
        <Link to={urls.plan}>{t('page.go_plan')}</Link>
        <Link to={urls.bookings}>{t('page.go_bookings')}</Link>
      </p>
    </Container>
  )
}
