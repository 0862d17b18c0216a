import type { LoaderFunctionArgs } from '@remix-run/node'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { LegalPage } from '#app/ui/catalog/legal-page.tsx'
import { Container } from '#app/ui/layout/page.tsx'
import { titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

const PARTS = ['plans', 'bookings', 'account', 'payments', 'cookies', 'logs', 'opt_outs', 'maps'] as const

export async function loader({ params }: LoaderFunctionArgs) {
  return { title: sayWith(translateFor(languageOf(params)))('legal:privacy.title') }
}

export const meta = titleMeta

export default function Privacy() {
  return (
    <Container>
      <LegalPage document="privacy" parts={PARTS} />
    </Container>
  )
}
