import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith, useSay } from '#app/i18n/say.ts'
import { DemoNotice } from '#app/ui/catalog/legal-page.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

const ROWS = ['seller', 'price', 'extra', 'payment', 'delivery', 'cancel'] as const

export async function loader({ params, context }: LoaderFunctionArgs) {
  return {
    title: sayWith(translateFor(languageOf(params)))('legal:disclosure.title'),
    seller: context.sellerDisclosure,
  }
}

export const meta = titleMeta

/** 特定商取引法に基づく表記. */
export default function Disclosure() {
  const { t } = useTranslation('legal')
  const say = useSay('legal')
  const { seller } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading title={t('disclosure.title')} lead={t('disclosure.lead')} />
      <DemoNotice />
      <dl className="mt-8 max-w-prose">
        {ROWS.map((row) => (
          <div key={row} className="border-line border-b py-3">
            <dt className="font-semibold">{say(`disclosure.rows.${row}`)}</dt>
            <dd className="mt-1 whitespace-pre-line">
              {row === 'seller' && seller ? seller : say(`disclosure.rows.${row}_value`)}
            </dd>
          </div>
        ))}
      </dl>
    </Container>
  )
}
