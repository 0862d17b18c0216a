import type { LoaderFunctionArgs } from '@remix-run/node'
import { useTranslation } from 'react-i18next'
import { TERMS_VERSION } from '#app/domain/booking/terms-version.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { LegalPage } from '#app/ui/catalog/legal-page.tsx'
import { Container } from '#app/ui/layout/page.tsx'
import { Day } from '#app/ui/text/figures.tsx'
import { titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

const PARTS = ['service', 'plans', 'booking', 'cancel', 'conduct', 'records'] as const

export async function loader({ params }: LoaderFunctionArgs) {
  return { title: sayWith(translateFor(languageOf(params)))('legal:terms.title') }
}

export const meta = titleMeta

export default function Terms() {
  const { t } = useTranslation('legal')
  return (
    <Container>
      <LegalPage document="terms" parts={PARTS} />
      <p className="mt-10 text-ink-soft">
        {t('version')} <Day date={TERMS_VERSION} />
      </p>
    </Container>
  )
}
