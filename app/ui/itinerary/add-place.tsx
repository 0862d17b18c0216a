import { Form, Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import type { LocalText } from '#app/domain/catalog/place.ts'
import type { Names } from '#app/domain/values/locale.ts'
import type { LocalDate } from '#app/domain/values/time.ts'
import { useSay } from '#app/i18n/say.ts'
import { Button } from '../form/button.tsx'
import { Card, EmptyState, Notice, Tag } from '../layout/card.tsx'
import { Container, PageHeading } from '../layout/page.tsx'
import { useLanguage, useUrls } from '../layout/use-page.ts'
import { formatDay } from '../text/figures.tsx'
import { DataText, Name } from '../text/name.tsx'
import { ChangeButton, ChangeForm } from './change-form.tsx'
import { RefusalText } from './refusal-text.tsx'
import { useWords } from './use-words.ts'

interface FoundPlace {
  id: string
  names: Names
  kind: string
  isSample: boolean
  isConfirmed: boolean
  /** What has to be read before it comes into the plan. */
  manners: LocalText | null
  nearestMeters: number
  stopId: string | null
}

/** Finds places by name, nearest to the plan first, and puts one into it. */
export function AddPlace({
  id,
  version,
  dates,
  text,
  found,
  refusal,
}: {
  id: string
  version: number
  dates: LocalDate[]
  text: string
  found: FoundPlace[]
  refusal: { kind: string } | null
}) {
  const { t } = useTranslation('itinerary')
  const urls = useUrls()
  return (
    <Container>
      <PageHeading title={t('add_page.title')} lead={t('add_page.lead')} />
      {refusal ? (
        <div className="mb-5">
          <Notice tone="bad" role="alert" title={t('refused')}>
            <RefusalText refusal={refusal} />
          </Notice>
        </div>
      ) : null}
      <Form role="search" className="flex max-w-2xl flex-wrap items-end gap-3">
        <label className="min-w-0 grow">
          <span className="mb-1 block font-medium">{t('add_page.search')}</span>
          <input
            type="search"
            name="q"
            defaultValue={text}
            maxLength={80}
            className="w-full rounded-md border border-line-strong bg-surface px-3 py-2.5"
          />
        </label>
        <Button type="submit">{t('add_page.find')}</Button>
      </Form>
      {found.length > 0 ? (
        <ul className="mt-6 grid gap-3">
          {found.map((place) => (
            <li key={place.id}>
              <FoundCard place={place} version={version} dates={dates} />
            </li>
          ))}
        </ul>
      ) : text ? (
        <div className="mt-6">
          <EmptyState icon="search" title={t('add_page.nothing')}>
            {t('add_page.nothing_hint')}
          </EmptyState>
        </div>
      ) : null}
      <p className="mt-8 mb-16">
        <Link to={urls.itinerary(id)}>{t('add_page.back')}</Link>
      </p>
    </Container>
  )
}

function FoundCard({ place, version, dates }: { place: FoundPlace; version: number; dates: LocalDate[] }) {
  const { t } = useTranslation('itinerary')
  const { t: common } = useTranslation()
  const say = useSay('itinerary')
  const words = useWords()
  const language = useLanguage()
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4">
      <div className="min-w-0">
        <p className="font-semibold">
          <Name names={place.names} withOther />
        </p>
        <p className="mt-1 flex flex-wrap items-center gap-2 text-ink-soft text-sm">
          <Tag>{say([`category.${place.kind}`, 'category.other'])}</Tag>
          {place.isSample ? <Tag tone="warn">{common('sample')}</Tag> : null}
          {place.isConfirmed || place.isSample ? null : <Tag>{common('not_confirmed')}</Tag>}
          <span>{t('add_page.away', { distance: words.distance(place.nearestMeters) })}</span>
        </p>
      </div>
      {place.stopId ? (
        <Tag tone="good">{t('add_page.in_plan')}</Tag>
      ) : (
        <ChangeForm version={version} className="flex flex-wrap items-end gap-2">
          {place.manners ? <Manners manners={place.manners} /> : null}
          <label>
            <span className="sr-only">{t('add_page.day')}</span>
            <select name="toDay" className="min-h-11 rounded-md border border-line-strong bg-surface px-3 py-2">
              <option value="">{t('add_page.best_day')}</option>
              {dates.map((date, index) => (
                <option key={date} value={index}>
                  {t('day_n', { n: index + 1 })} {formatDay(date, language, 'short')}
                </option>
              ))}
            </select>
          </label>
          <ChangeButton name="placeId" value={place.id} pending={t('add_page.adding')}>
            {t('add_page.add')}
          </ChangeButton>
        </ChangeForm>
      )}
    </Card>
  )
}

/** Not required by the browser: without the tick the page says why it matters. */
function Manners({ manners }: { manners: LocalText }) {
  const { t } = useTranslation('itinerary')
  return (
    <div className="w-full max-w-prose rounded-md bg-sunken p-3 text-sm">
      <p className="mb-2">
        <DataText {...manners} />
      </p>
      <label className="flex items-start gap-2.5 font-medium">
        <input type="checkbox" name="acknowledgesManners" value="yes" className="mt-1 size-4.5 shrink-0" />
        {t('manners.acknowledge')}
      </label>
    </div>
  )
}
