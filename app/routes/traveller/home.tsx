import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { usualTrip } from '#app/domain/planner/usual-trip.ts'
import { localDateOf } from '#app/domain/values/time.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { findFrontPage } from '#app/services/catalog/front-page.server.ts'
import { AreaList } from '#app/ui/catalog/area-list.tsx'
import { AreaMap } from '#app/ui/catalog/area-map.tsx'
import { useGiLine } from '#app/ui/catalog/gi-line.ts'
import { LinkList } from '#app/ui/catalog/link-list.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField, TextField } from '#app/ui/form/field.tsx'
import { Section } from '#app/ui/layout/card.tsx'
import { Container } from '#app/ui/layout/page.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { NameOption } from '#app/ui/text/name.tsx'
import { titleMeta } from './catalog-loader.ts'
import { languageOf } from './page-language.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const t = sayWith(translateFor(languageOf(params)))
  const today = localDateOf(context.now())
  return {
    title: t('home:page_title'),
    description: t('home:lead'),
    today,
    ...usualTrip(today, languageOf(params)),
    ...(await findFrontPage(context)),
  }
}

export const meta = titleMeta

export default function Home() {
  const { t } = useTranslation('home')
  const { t: catalog } = useTranslation('catalog')
  const urls = useUrls()
  const giLine = useGiLine()
  const { areas, works, giProducts } = useLoaderData<typeof loader>()
  return (
    <Container wide className="lg:max-w-[76rem]">
      <header className="pt-6 sm:pt-12">
        <h1 className="font-serif text-2xl sm:text-3xl">{t('title')}</h1>
        <p className="mt-3 max-w-[46rem] text-ink-soft sm:text-lg">{t('lead')}</p>
      </header>
      <div className="mt-6 grid items-start gap-x-10 gap-y-8 sm:mt-8 lg:grid-cols-[22rem_1fr]">
        <StartForm />
        <AreaMap areas={areas} />
      </div>
      <Section title={t('areas')} actions={<Link to={urls.areas}>{t('all_areas')}</Link>}>
        <AreaList areas={areas} isBesideMap />
      </Section>
      <Section title={t('how.title')}>
        <ol className="grid gap-x-8 gap-y-6 md:grid-cols-3">
          <Step number={1} title={t('how.wish.title')} body={t('how.wish.body')} />
          <Step number={2} title={t('how.plan.title')} body={t('how.plan.body')} />
          <Step number={3} title={t('how.go.title')} body={t('how.go.body')} />
        </ol>
      </Section>
      <Section title={t('works')} actions={<Link to={urls.works}>{t('all_works')}</Link>}>
        <LinkList
          items={works.map(({ id, names, placeCount }) => ({
            to: urls.work({ id, names }),
            names,
            note: catalog('count.places', { count: placeCount }),
          }))}
        />
      </Section>
      <Section title={t('gi')} actions={<Link to={urls.food}>{t('all_food')}</Link>}>
        <p className="mb-2 max-w-prose text-ink-soft">{t('gi_lead')}</p>
        <LinkList items={giProducts.map(giLine)} />
      </Section>
    </Container>
  )
}

/** Leads to the plan's form with these answers filled in; a plain form, so it works before any script is there. */
function StartForm() {
  const { t } = useTranslation('home')
  const urls = useUrls()
  const { areas, today, firstDay, lastDay } = useLoaderData<typeof loader>()
  return (
    <Form action={urls.plan} className="rounded-lg border border-line bg-surface p-5 shadow-card">
      <h2 className="mb-4 font-serif text-lg">{t('start.title')}</h2>
      <div className="grid grid-cols-2 gap-x-3 gap-y-4">
        <div className="col-span-2">
          <SelectField name="area" label={t('start.area')} defaultValue="">
            <option value="">{t('start.any_area')}</option>
            {areas.map(({ id, names }) => (
              <NameOption key={id} value={id} names={names} />
            ))}
          </SelectField>
        </div>
        <TextField name="firstDay" type="date" label={t('start.first_day')} min={today} defaultValue={firstDay} />
        <TextField name="lastDay" type="date" label={t('start.last_day')} min={today} defaultValue={lastDay} />
      </div>
      <div className="mt-4 grid grid-cols-[5.5rem_1fr] items-end gap-x-3">
        <TextField name="adults" type="number" label={t('start.adults')} min={1} max={20} defaultValue={2} />
        <Button type="submit" className="h-12">
          {t('start.submit')}
        </Button>
      </div>
      <p className="mt-3 text-ink-soft text-sm">{t('start.no_account')}</p>
    </Form>
  )
}

function Step({ number, title, body }: { number: number; title: string; body: string }) {
  return (
    <li className="border-line border-t pt-3">
      <p className="tabular font-serif text-accent text-xl" aria-hidden="true">
        {number}
      </p>
      <h3 className="font-semibold">{title}</h3>
      <p className="mt-1 text-ink-soft">{body}</p>
    </li>
  )
}
