import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { shownName } from '#app/domain/values/locale.ts'
import { findTourPage } from '#app/services/tours/find-tour-page.server.ts'
import { DepartureTable } from '#app/ui/booking/departure-table.tsx'
import { PolicyWords } from '#app/ui/booking/policy-words.tsx'
import { LicenceLine, SampleTag, useLanguageNames } from '#app/ui/booking/tour-tags.tsx'
import { UnitPrices } from '#app/ui/booking/unit-prices.tsx'
import { JsonLd } from '#app/ui/catalog/json-ld.tsx'
import { tourJsonLd } from '#app/ui/catalog/record-json-ld.ts'
import { Card, Facts, Section } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useAddress, useUrls } from '#app/ui/layout/use-page.ts'
import { Duration } from '#app/ui/text/figures.tsx'
import { Name } from '#app/ui/text/name.tsx'
import { urlsFor } from '#app/urls.ts'
import { atItsAddress, recordMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await findTourPage(context, params.id ?? '')
  if (!page) throw new Response(null, { status: 404 })
  atItsAddress(request, urlsFor(languageOf(params)).tour(page.tour))
  const itineraryId = new URL(request.url).searchParams.get('itinerary') ?? undefined
  const { title, summary, isSample } = page.tour
  const told = {
    title: shownName(title, languageOf(params)).text,
    description: shownName(summary, languageOf(params)).text,
  }
  return { ...page, itineraryId, ...told, isSample }
}

export const meta = recordMeta

export default function Tour() {
  const { t } = useTranslation('tours')
  const urls = useUrls()
  const address = useAddress()
  const languageNames = useLanguageNames()
  const { tour, guide, options, policy, departures, itineraryId } = useLoaderData<typeof loader>()
  const licence = departures.find((one) => one.licence)?.licence ?? null
  const { lat, lng } = tour.meetingAt
  return (
    <Container>
      {tour.isSample ? null : <JsonLd data={tourJsonLd(tour, options, guide.names, address(urls.tour(tour)))} />}
      <PageHeading title={<Name names={tour.title} />} lead={<Name names={tour.summary} />} />
      {tour.isSample ? (
        <p className="mb-6">
          <SampleTag />
        </p>
      ) : null}
      <div className="grid gap-6 lg:grid-cols-2">
        <Card>
          <Facts
            rows={[
              [t('duration'), <Duration key="duration" minutes={tour.durationMinutes} />],
              [t('languages'), languageNames(tour.languages)],
              ...(tour.includes
                ? [[t('includes'), <Name key="includes" names={tour.includes} />] as [string, React.ReactNode]]
                : []),
              [t('step_free'), t(`step_free_kind.${tour.stepFree}`)],
              [
                t('meeting_point'),
                <span key="meeting">
                  <Name names={tour.meetingPoint} withOther />
                  <a
                    className="block"
                    rel="noreferrer"
                    href={`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=17/${lat}/${lng}`}
                  >
                    {t('map_link')}
                  </a>
                </span>,
              ],
            ]}
          />
        </Card>
        <Card>
          <Facts
            rows={[
              [
                t('guide'),
                <span key="guide">
                  <Name names={guide.names} /> {guide.isSample ? <SampleTag /> : null}
                  {guide.about ? (
                    <span className="block text-ink-soft">
                      <Name names={guide.about} />
                    </span>
                  ) : null}
                </span>,
              ],
              [t('licence.title'), <LicenceLine key="licence" licence={licence} />],
            ]}
          />
        </Card>
      </div>
      <Section title={t('prices')}>
        <UnitPrices options={options} />
      </Section>
      <Section id="departures" title={t('departures.title')}>
        <DepartureTable departures={departures} options={options} itineraryId={itineraryId} />
      </Section>
      <Section title={t('policy.title')}>
        <PolicyWords policy={policy} />
      </Section>
      <p className="mt-12">
        <Link to={urls.tours}>{t('back')}</Link>
      </p>
    </Container>
  )
}
