import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { PLACE_KINDS, PUBLICATIONS } from '#app/domain/catalog/place.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { useSay } from '#app/i18n/say.ts'
import { Button, ButtonLink } from '#app/ui/form/button.tsx'
import { SelectField, TextField } from '#app/ui/form/field.tsx'
import { EmptyState, Tag } from '#app/ui/layout/card.tsx'
import { DataTable } from '#app/ui/layout/data-table.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { Name } from '#app/ui/text/name.tsx'
import * as places from '#db/repositories/places-for-board.ts'

const PAGE = 50

/** The whole state of the list stands in its address. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { role } = await requireRole(request, context, 'board')
  const query = new URL(request.url).searchParams
  const filter = {
    text: query.get('q')?.slice(0, 100).trim() || undefined,
    publication: PUBLICATIONS.find((state) => state === query.get('publication')),
    kind: PLACE_KINDS.find((kind) => kind === query.get('kind')),
  }
  const found = await places.findAllForBoard(context.db, role, { ...filter, limit: PAGE, afterId: query.get('after') })
  return {
    title: pageWords(params).t('board:places.title'),
    filter,
    total: found.total,
    nextId: found.nextId,
    places: found.places.map(({ id, kind, names, publication, isSample, isConfirmed, openingHours }) => ({
      id,
      kind,
      names,
      publication,
      isSample,
      isConfirmed,
      hasHours: openingHours !== null,
    })),
  }
}

export const meta = privateMeta

export default function BoardPlaces() {
  const { t } = useTranslation('board')
  const { t: common } = useTranslation()
  const say = useSay('board')
  const urls = useUrls()
  const { places, total, nextId, filter } = useLoaderData<typeof loader>()
  const query = new URLSearchParams({
    ...(filter.text && { q: filter.text }),
    ...(filter.publication && { publication: filter.publication }),
    ...(filter.kind && { kind: filter.kind }),
    ...(nextId && { after: nextId }),
  })
  return (
    <Container wide>
      <PageHeading
        title={t('places.title')}
        lead={t('places.count', { count: total })}
        actions={
          <ButtonLink look="secondary" to={urls.boardMeasures}>
            {t('measures.title')}
          </ButtonLink>
        }
      />
      <Form method="get" className="mb-6 grid items-end gap-4 sm:grid-cols-[2fr_1fr_1fr_auto]">
        <TextField name="q" label={t('filter.text')} type="search" maxLength={100} defaultValue={filter.text} />
        <SelectField name="publication" label={t('filter.publication')} defaultValue={filter.publication ?? ''}>
          <option value="">{t('filter.any')}</option>
          {PUBLICATIONS.map((state) => (
            <option key={state} value={state}>
              {say(`publication.${state}`)}
            </option>
          ))}
        </SelectField>
        <SelectField name="kind" label={t('filter.kind')} defaultValue={filter.kind ?? ''}>
          <option value="">{t('filter.any')}</option>
          {PLACE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {say(`kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <Button type="submit">{t('filter.submit')}</Button>
      </Form>
      {places.length ? (
        <DataTable
          caption={t('places.title')}
          columns={[
            { label: t('column.name') },
            { label: t('filter.kind') },
            { label: t('filter.publication') },
            { label: t('column.hours') },
            { label: t('column.marks') },
          ]}
          rows={places.map((place) => ({
            key: place.id,
            cells: [
              <Link key="name" to={urls.boardPlace(place.id)}>
                <Name names={place.names} />
              </Link>,
              say(`kind.${place.kind}`),
              <Tag key="state" tone={place.publication === 'published' ? 'good' : 'neutral'}>
                {say(`publication.${place.publication}`)}
              </Tag>,
              place.hasHours ? common('yes') : common('unknown'),
              <span key="marks" className="inline-flex flex-wrap gap-1">
                {place.isSample ? <Tag>{common('sample')}</Tag> : null}
                {place.isConfirmed ? null : <Tag tone="warn">{common('not_confirmed')}</Tag>}
              </span>,
            ],
          }))}
        />
      ) : (
        <EmptyState
          icon="pin"
          title={t('places.none')}
          action={<Link to={urls.boardPlaces}>{t('filter.clear')}</Link>}
        />
      )}
      {nextId ? (
        <p className="mt-6">
          <ButtonLink look="secondary" to={`${urls.boardPlaces}?${query}`}>
            {t('places.more')}
          </ButtonLink>
        </p>
      ) : null}
    </Container>
  )
}
