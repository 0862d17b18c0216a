import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { Licence } from '#app/ui/catalog/licence.tsx'
import { OsmCredit } from '#app/ui/catalog/osm-credit.tsx'
import { SOFTWARE } from '#app/ui/catalog/software.ts'
import { TimetableCredits } from '#app/ui/catalog/timetable-credits.tsx'
import { Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { Day } from '#app/ui/text/figures.tsx'
import { DataText } from '#app/ui/text/name.tsx'
import * as sources from '#db/repositories/sources.ts'
import * as timetables from '#db/repositories/timetables.ts'
import { titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const t = sayWith(translateFor(languageOf(params)))
  return {
    title: t('credits:title'),
    description: t('credits:lead'),
    sources: await sources.findAll(context.db),
    /** Engines run on OpenStreetMap, which asks for its line; the planner's own estimates don't. */
    usesRoutingEngine: context.routing.isAttached,
    feeds: await timetables.findAllCredits(context.db),
  }
}

export const meta = titleMeta

export default function Credits() {
  const { t } = useTranslation('credits')
  const { sources, usesRoutingEngine, feeds } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading title={t('title')} lead={t('lead')} />
      <ul>
        {sources.map(({ key, title, licence, url, credit, retrievedOn }) => (
          <li key={key} id={key} className="scroll-mt-24 border-line border-b py-4 target:bg-accent-wash">
            <h2 className="font-semibold" lang="ja">
              {title}
            </h2>
            <p>
              <DataText {...credit} />
            </p>
            <p className="mt-1 flex flex-wrap gap-x-5 text-ink-soft text-sm">
              <span>
                {t('licence')}: <Licence name={licence} />
              </span>
              {retrievedOn ? (
                <span>
                  {t('retrieved')}: <Day date={retrievedOn} />
                </span>
              ) : null}
              {url ? (
                <a href={url} rel="noopener">
                  {t('link')}: {new URL(url).host}
                </a>
              ) : (
                <span>{t('no_link')}</span>
              )}
            </p>
          </li>
        ))}
      </ul>
      {usesRoutingEngine ? (
        <Section title={t('ways')}>
          <p className="max-w-prose">
            {t('ways_body')} <OsmCredit />
          </p>
        </Section>
      ) : null}
      {feeds.length > 0 ? (
        <Section title={t('timetables')}>
          <TimetableCredits feeds={feeds} />
        </Section>
      ) : null}
      <Section title={t('works')}>
        <p className="max-w-prose">{t('works_body')}</p>
      </Section>
      <Section title={t('software')}>
        <p className="mb-4 max-w-prose">{t('software_body')}</p>
        <ul className="grid gap-x-8 sm:grid-cols-2 lg:grid-cols-3">
          {SOFTWARE.map(([name, licence]) => (
            <li key={name} className="flex flex-wrap justify-between gap-x-3 border-line border-b py-1.5 text-sm">
              <span lang="en">{name}</span>
              <span className="text-ink-soft">{licence}</span>
            </li>
          ))}
        </ul>
      </Section>
    </Container>
  )
}
