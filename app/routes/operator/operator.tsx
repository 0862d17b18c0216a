import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { Card } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useUrls } from '#app/ui/layout/use-page.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, 'operator')
  return { title: pageWords(params).t('operator:title') }
}

export const meta = privateMeta

export default function Operator() {
  const { t } = useTranslation('operator')
  const urls = useUrls()
  const doors = [
    [urls.outbox, t('outbox.title'), t('outbox.lead')],
    [urls.ledger, t('ledger.title'), t('ledger.lead')],
  ] as const
  return (
    <Container>
      <PageHeading title={t('title')} />
      <ul className="grid gap-4 sm:grid-cols-2">
        {doors.map(([to, title, body]) => (
          <li key={to}>
            <Card className="h-full">
              <Link to={to} className="font-semibold text-lg">
                {title}
              </Link>
              <p className="text-ink-soft">{body}</p>
            </Card>
          </li>
        ))}
      </ul>
    </Container>
  )
}
