import { useTranslation } from 'react-i18next'
import { useSay } from '#app/i18n/say.ts'
import { Notice } from '../layout/card.tsx'
import { PageHeading } from '../layout/page.tsx'
import { useRootData } from '../layout/use-page.ts'

/** Terms and privacy: short titled parts, and first of all that no real money moves where none does. */
export function LegalPage({ document, parts }: { document: 'terms' | 'privacy'; parts: readonly string[] }) {
  const say = useSay('legal')
  return (
    <>
      <PageHeading title={say(`${document}.title`)} lead={say(`${document}.lead`)} />
      <DemoNotice />
      {parts.map((part) => (
        <section key={part} className="mt-8 max-w-prose">
          <h2 className="font-serif text-lg">{say(`${document}.${part}.title`)}</h2>
          <p className="mt-1">{say(`${document}.${part}.body`)}</p>
        </section>
      ))}
    </>
  )
}

/** Said where no real money moves; with a live key the documents stand for themselves. */
export function DemoNotice() {
  const { t } = useTranslation('legal')
  const mode = useRootData()?.paymentsMode ?? 'live'
  if (mode === 'live') return null
  return (
    <Notice tone="warn" title={t('demo.title')}>
      <p>{t('demo.body')}</p>
    </Notice>
  )
}
