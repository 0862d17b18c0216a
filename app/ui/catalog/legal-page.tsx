import { useTranslation } from 'react-i18next'
import { useSay } from '#app/i18n/say.ts'
import { Notice } from '../layout/card.tsx'
import { PageHeading } from '../layout/page.tsx'

/** Terms and privacy: short titled parts, and first of all that this is a demonstration where it is one. */
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

export function DemoNotice() {
  const { t } = useTranslation('legal')
  return (
    <Notice tone="warn" title={t('demo.title')}>
      <p>{t('demo.body')}</p>
    </Notice>
  )
}
