import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { hasFormat, OPEN_DATASETS, OPEN_FORMATS, type OpenDataset } from '#app/domain/catalog/open-data.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { useFormatNumber } from '#app/ui/text/figures.tsx'
import { countOpenRecords } from '#db/repositories/open-data.ts'
import { titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const t = sayWith(translateFor(languageOf(params)))
  return {
    title: t('credits:open.title'),
    description: t('credits:open.lead'),
    counts: await countOpenRecords(context.db),
  }
}

export const meta = titleMeta

export default function OpenData() {
  const { t } = useTranslation('credits')
  const { counts } = useLoaderData<typeof loader>()
  const urls = useUrls()
  const format = useFormatNumber()
  const datasets = Object.keys(OPEN_DATASETS) as OpenDataset[]
  return (
    <Container>
      <PageHeading title={t('open.title')} lead={t('open.lead')} />
      <ul>
        {datasets.map((dataset) => (
          <li key={dataset} className="grid gap-x-6 gap-y-1 border-line border-b py-4 sm:grid-cols-[1fr_auto]">
            <div>
              <h2 className="font-semibold">{t(`open.of.${dataset}`)}</h2>
              <p className="text-ink-soft text-sm">
                {t('open.count', { count: counts[dataset], shown: format(counts[dataset]) })}
              </p>
            </div>
            <p className="flex flex-wrap items-center gap-x-5">
              {OPEN_FORMATS.filter((each) => hasFormat(dataset, each)).map((each) => (
                <a key={each} href={urls.openDataFile(dataset, each)} download className="py-1">
                  {t(`open.format.${each}`)}
                  <span className="sr-only"> ({t(`open.of.${dataset}`)})</span>
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
      <Section title={t('open.use')}>
        <ul className="max-w-prose list-disc space-y-2 ps-5">
          <li>
            {t('open.licences')} <Link to={urls.credits}>{t('title')}</Link>
          </li>
          <li>{t('open.unknown')}</li>
          <li>{t('open.private')}</li>
          <li>{t('open.samples')}</li>
          <li>{t('open.again')}</li>
        </ul>
      </Section>
    </Container>
  )
}
