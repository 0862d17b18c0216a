import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { addDays, isLocalDate, localDateOf } from '#app/domain/values/time.ts'
import { findTourList, type ListedTour } from '#app/services/tours/find-tour-list.server.ts'
import { LicenceLine, SampleTag, useLanguageNames } from '#app/ui/booking/tour-tags.tsx'
import { Button, ButtonLink } from '#app/ui/form/button.tsx'
import { SelectField, TextField } from '#app/ui/form/field.tsx'
import { Card, EmptyState } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { Duration, formatLocalDateTime, formatYen } from '#app/ui/text/figures.tsx'
import { Name, NameOption } from '#app/ui/text/name.tsx'
import * as areas from '#db/repositories/areas.ts'
import { titleIn } from './booking-loader.server.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const today = localDateOf(context.now())
  const [allAreas, date] = [await areas.findAll(context.db), query.get('date') ?? '']
  const area = allAreas.find(({ id }) => id === query.get('area'))
  const filter = { areaId: area?.id, date: isLocalDate(date) && date >= today ? date : undefined }
  return {
    title: titleIn(languageOf(params), 'tours:title'),
    areas: allAreas.map(({ id, names }) => ({ id, names })),
    filter,
    today,
    furthest: addDays(today, 365),
    tours: await findTourList(context, filter),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? ''} – Meguri` }]

export default function Tours() {
  const { t } = useTranslation('tours')
  const urls = useUrls()
  const { tours, areas, filter, today, furthest } = useLoaderData<typeof loader>()
  return (
    <Container>
      <PageHeading title={t('title')} lead={t('lead')} />
      <Form method="get" className="mb-8 grid items-end gap-4 sm:grid-cols-[1fr_1fr_auto_auto]">
        <SelectField name="area" label={t('filter.area')} defaultValue={filter.areaId ?? ''} key={filter.areaId}>
          <option value="">{t('filter.any_area')}</option>
          {areas.map(({ id, names }) => (
            <NameOption key={id} value={id} names={names} />
          ))}
        </SelectField>
        <TextField
          name="date"
          label={t('filter.date')}
          type="date"
          min={today}
          max={furthest}
          defaultValue={filter.date}
        />
        <Button type="submit">{t('filter.submit')}</Button>
        {filter.areaId || filter.date ? (
          <ButtonLink look="quiet" to={urls.tours}>
            {t('filter.clear')}
          </ButtonLink>
        ) : null}
      </Form>
      {tours.length ? (
        <>
          <p className="mb-4 text-ink-soft">{t('count', { count: tours.length })}</p>
          <ul className="grid gap-4 md:grid-cols-2">
            {tours.map((listed) => (
              <li key={listed.tour.id}>
                <TourCard {...listed} />
              </li>
            ))}
          </ul>
        </>
      ) : (
        <EmptyState
          icon="tour"
          title={t('none.title')}
          action={<ButtonLink to={urls.tours}>{t('filter.clear')}</ButtonLink>}
        >
          <p>{t('none.body')}</p>
        </EmptyState>
      )}
    </Container>
  )
}

function TourCard({ tour, guide, next, licence, adultPriceYen }: ListedTour) {
  const { t } = useTranslation('tours')
  const urls = useUrls()
  const language = useLanguage()
  const languageNames = useLanguageNames()
  return (
    <Card className="flex h-full flex-col gap-3">
      <div>
        {tour.isSample ? <SampleTag /> : null}
        <h2 className="mt-1 font-serif text-lg">
          <Link to={urls.tour(tour)} className="text-ink">
            <Name names={tour.title} />
          </Link>
        </h2>
      </div>
      <p className="text-ink-soft">
        <Name names={tour.summary} />
      </p>
      <p className="text-sm">
        <Name names={guide.names} /> · {languageNames(tour.languages)} · <Duration minutes={tour.durationMinutes} />
      </p>
      {licence ? (
        <p className="text-sm">
          <LicenceLine licence={licence} />
        </p>
      ) : null}
      <p className="mt-auto font-semibold">
        {adultPriceYen === null ? t('sold_whole') : t('from', { price: formatYen(adultPriceYen, language) })}
      </p>
      <p className="break-keep text-sm">
        {next ? t('next', { when: formatLocalDateTime(next.localStart, language) }) : t('no_next')}
      </p>
    </Card>
  )
}
