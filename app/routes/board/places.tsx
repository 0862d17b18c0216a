import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PLACE_KINDS, PUBLICATIONS } from '#app/domain/catalog/place.ts'
import { sortOf, sortText } from '#app/domain/values/sort.ts'
import { localDateOf } from '#app/domain/values/time.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { useSay } from '#app/i18n/say.ts'
import { BoardNav } from '#app/ui/board/board-nav.tsx'
import { Button } from '#app/ui/form/button.tsx'
import { SelectField, TextField } from '#app/ui/form/field.tsx'
import { EmptyState, Tag } from '#app/ui/layout/card.tsx'
import { DataTable } from '#app/ui/layout/data-table.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { Pages } from '#app/ui/layout/pages.tsx'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { Day } from '#app/ui/text/figures.tsx'
import { Name } from '#app/ui/text/name.tsx'
import * as places from '#db/repositories/places-for-board.ts'
import { regionOf } from './region-of.server.ts'

const PAGE = 50

/** The whole state of the list stands in its address. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { role } = await requireRole(request, context, 'board')
  const query = new URL(request.url).searchParams
  const filter = {
    text: query.get('q')?.slice(0, 100).trim() || undefined,
    publication: PUBLICATIONS.find((state) => state === query.get('publication')),
    kind: PLACE_KINDS.find((kind) => kind === query.get('kind')),
    needs: places.BOARD_NEEDS.find((need) => need === query.get('needs')),
  }
  const sort = sortOf(query.get('sort'), places.BOARD_SORTS, { by: 'name', isDescending: false })
  const page = Math.min(Math.max(1, Math.trunc(Number(query.get('page'))) || 1), 1000)
  const found = await places.findAllForBoard(context.db, role, { ...filter, sort, limit: PAGE, page })
  return {
    title: pageWords(params).t('board:places.title'),
    region: await regionOf(context.db, role),
    filter,
    sort,
    page,
    pages: Math.max(1, Math.ceil(found.total / PAGE)),
    total: found.total,
    needs: places.BOARD_NEEDS,
    places: found.places.map(({ id, kind, names, publication, isSample, confirmedOn, openingHours, updatedAt }) => ({
      id,
      kind,
      names,
      publication,
      isSample,
      confirmedOn,
      hasHours: openingHours !== null,
      changedOn: localDateOf(updatedAt),
    })),
  }
}

export const meta = privateMeta

export default function BoardPlaces() {
  const { t } = useTranslation('board')
  const { t: common } = useTranslation()
  const say = useSay('board')
  const urls = useUrls()
  const { places, region, total, page, pages, filter, sort } = useLoaderData<typeof loader>()
  return (
    <Container wide>
      <PageHeading
        title={t('places.title')}
        lead={
          <>
            <Name names={region} /> · {t('places.count', { count: total })}
          </>
        }
      />
      <BoardNav />
      <Filters />
      {places.length ? (
        <DataTable
          caption={t('places.title')}
          sort={sort}
          columns={[
            { label: t('column.name'), sort: 'name' },
            { label: t('filter.kind'), sort: 'kind' },
            { label: t('filter.publication'), sort: 'publication' },
            { label: t('column.hours'), sort: 'hours' },
            { label: t('column.confirmed'), sort: 'confirmed' },
            { label: t('column.changed'), sort: 'changed' },
          ]}
          rows={places.map((place) => ({
            key: place.id,
            cells: [
              <span key="name">
                <Link to={urls.boardPlace(place.id)}>
                  <Name names={place.names} withOther />
                </Link>{' '}
                {place.isSample ? <Tag>{common('sample')}</Tag> : null}
              </span>,
              say(`kind.${place.kind}`),
              <Tag key="state" tone={place.publication === 'published' ? 'good' : 'neutral'}>
                {say(`publication.${place.publication}`)}
              </Tag>,
              place.hasHours ? t('column.hours_known') : common('unknown'),
              place.confirmedOn ? (
                <Day key="confirmed" date={place.confirmedOn} style="short" />
              ) : place.isSample ? null : (
                <Tag key="confirmed" tone="warn">
                  {common('not_confirmed')}
                </Tag>
              ),
              <Day key="changed" date={place.changedOn} style="short" />,
            ],
          }))}
        />
      ) : (
        <EmptyState icon="pin" title={t('places.none')} action={<Link to={urls.boardPlaces}>{t('filter.clear')}</Link>}>
          <p>{t('places.none_hint')}</p>
        </EmptyState>
      )}
      <Pages
        page={page}
        pages={pages}
        query={{
          q: filter.text,
          publication: filter.publication,
          kind: filter.kind,
          needs: filter.needs,
          sort: sortText(sort),
        }}
      />
    </Container>
  )
}

function Filters() {
  const { t } = useTranslation('board')
  const say = useSay('board')
  const { filter, needs, sort } = useLoaderData<typeof loader>()
  const choices = [
    [
      'publication',
      t('filter.publication'),
      PUBLICATIONS,
      filter.publication,
      (of: string) => say(`publication.${of}`),
    ],
    ['kind', t('filter.kind'), PLACE_KINDS, filter.kind, (of: string) => say(`kind.${of}`)],
    ['needs', t('filter.needs'), needs, filter.needs, (of: string) => say(`needs.${of}`)],
  ] as const
  return (
    // A new form for each state: going back shows the fields as they were.
    <Form
      key={JSON.stringify([filter, sort])}
      method="get"
      className="mb-6 grid grid-cols-2 items-end gap-4 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
    >
      <div className="col-span-2 lg:col-span-1">
        <TextField name="q" label={t('filter.text')} type="search" maxLength={100} defaultValue={filter.text} />
      </div>
      {choices.map(([name, label, values, chosen, sayOf]) => (
        <SelectField key={name} name={name} label={label} defaultValue={chosen ?? ''}>
          <option value="">{t('filter.any')}</option>
          {values.map((value) => (
            <option key={value} value={value}>
              {sayOf(value)}
            </option>
          ))}
        </SelectField>
      ))}
      <input type="hidden" name="sort" value={sortText(sort)} />
      <Button type="submit">{t('filter.submit')}</Button>
    </Form>
  )
}
