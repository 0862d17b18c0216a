import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { findFrontPage } from '#app/services/catalog/front-page.server.ts'
import { AreaList } from '#app/ui/catalog/area-list.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const t = sayWith(translateFor(languageOf(params)))
  const { areas } = await findFrontPage(context)
  return { title: t('catalog:areas.title'), description: t('catalog:areas.lead'), areas }
}

export const meta = titleMeta

export default function Areas() {
  const { t } = useTranslation('catalog')
  const { areas } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading title={t('areas.title')} lead={t('areas.lead')} />
      <AreaList areas={areas} heading="h2" />
    </Container>
  )
}
