import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { isInRegionOf } from '#app/domain/access/scope.ts'
import { STEP_FREE } from '#app/domain/catalog/place.ts'
import { possiblePublications } from '#app/domain/curation/publication.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { invalid, parseForm } from '#app/http/parse-form.ts'
import { refusal } from '#app/http/refusal.ts'
import { useSay } from '#app/i18n/say.ts'
import { editPlace } from '#app/services/curation/edit-place.server.ts'
import { SubmitButton } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { SelectField, TextArea, TextField } from '#app/ui/form/field.tsx'
import { FormStateProvider } from '#app/ui/form/form-context.tsx'
import { Notice, Section, Tag } from '#app/ui/layout/card.tsx'
import { DataTable } from '#app/ui/layout/data-table.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useLanguage, useUrls } from '#app/ui/layout/use-page.ts'
import { formatInstant } from '#app/ui/text/figures.tsx'
import { Name } from '#app/ui/text/name.tsx'
import * as places from '#db/repositories/places-for-board.ts'
import * as users from '#db/repositories/users.ts'
import { placeForm, valuesOf } from './place-form.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { role } = await requireRole(request, context, 'board')
  const place = await places.findByIdForBoard(context.db, params.id!)
  if (!place || !isInRegionOf(role, place)) throw new Response(null, { status: 404 })
  const revisions = await places.findRevisions(context.db, place.id)
  const names = await users.findNames(
    context.db,
    revisions.flatMap(({ author_id }) => author_id ?? []),
  )
  return {
    title: pageWords(params).t('board:place.title'),
    wasSaved: new URL(request.url).searchParams.has('saved'),
    place: { names: place.names, isSample: place.isSample, isConfirmed: place.isConfirmed, version: place.version },
    values: valuesOf(place),
    publications: possiblePublications(place.publication),
    revisions: revisions.map(({ id, version, author_id, at, note }) => ({
      id,
      version,
      at,
      note,
      author: author_id ? (names.get(author_id) ?? null) : null,
    })),
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { user } = await requireRole(request, context, 'board')
  const form = await parseForm(request, placeForm)
  if (!form.ok) return invalid(form)
  const { version, note, ...edit } = form.value
  const change = { placeId: params.id!, author: user, expectedVersion: version, edit, note }
  const edited = await editPlace(context, change)
  if (!edited.ok && edited.error.kind === 'place_not_found') throw new Response(null, { status: 404 })
  return edited.ok ? redirect(`${pageWords(params).urls.boardPlace(params.id!)}?saved`) : refusal(edited.error)
}

export const meta = privateMeta

export default function BoardPlace() {
  const { t } = useTranslation('board')
  const { t: common } = useTranslation()
  const say = useSay('board')
  const urls = useUrls()
  const { place, values, publications, revisions, wasSaved } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const form = answer && 'form' in answer ? answer.form : { values, errors: {} }
  return (
    <Container>
      <PageHeading
        title={<Name names={place.names} withOther />}
        lead={t('place.version', { version: place.version })}
      />
      <p className="mb-6 flex flex-wrap items-baseline gap-3">
        <Link to={urls.boardPlaces}>{t('place.back')}</Link>
        {place.isSample ? <Tag>{common('sample')}</Tag> : null}
        {place.isConfirmed ? null : <Tag tone="warn">{common('not_confirmed')}</Tag>}
      </p>
      {answer && 'refusal' in answer ? (
        <div className="mb-6">
          <Notice tone="bad" role="alert" title={say(`refused.${answer.refusal.kind}`)} />
        </div>
      ) : wasSaved && !answer ? (
        <div className="mb-6">
          <Notice tone="good" role="status" title={t('place.saved')} />
        </div>
      ) : null}
      <FormStateProvider value={form}>
        <Form method="post" className="grid gap-5" key={place.version} noValidate>
          <ErrorSummary />
          <input type="hidden" name="version" value={[form.values.version ?? place.version].flat()[0]} />
          <div className="grid gap-5 sm:grid-cols-2">
            <TextField name="name_ja" label={t('field.name_ja')} lang="ja" required maxLength={200} />
            <TextField name="name_en" label={t('field.name_en')} lang="en" maxLength={200} />
            <TextArea name="description_ja" label={t('field.description_ja')} lang="ja" maxLength={2000} />
            <TextArea name="description_en" label={t('field.description_en')} lang="en" maxLength={2000} />
          </div>
          <TextField name="opening_hours" label={t('field.opening_hours')} hint={t('field.opening_hours_hint')} />
          <div className="grid gap-5 sm:grid-cols-3">
            <TextField name="stay_minutes" label={t('field.stay_minutes')} inputMode="numeric" required />
            <TextField name="price_yen" label={t('field.price_yen')} inputMode="numeric" />
            <SelectField name="step_free" label={t('field.step_free')}>
              {STEP_FREE.map((value) => (
                <option key={value} value={value}>
                  {common(value)}
                </option>
              ))}
            </SelectField>
          </div>
          <SelectField name="publication" label={t('filter.publication')} hint={t('field.publication_hint')}>
            {publications.map((state) => (
              <option key={state} value={state}>
                {say(`publication.${state}`)}
              </option>
            ))}
          </SelectField>
          <TextField name="note" label={t('field.note')} hint={t('field.note_hint')} maxLength={500} />
          <p>
            <SubmitButton pending={common('saving')}>{common('save')}</SubmitButton>
          </p>
        </Form>
      </FormStateProvider>
      <Section title={t('revision.title')}>
        {revisions.length ? <Revisions revisions={revisions} /> : <p className="text-ink-soft">{t('revision.none')}</p>}
      </Section>
    </Container>
  )
}

function Revisions({ revisions }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'revisions'>) {
  const { t } = useTranslation('board')
  const { t: common } = useTranslation()
  const language = useLanguage()
  return (
    <DataTable
      caption={t('revision.title')}
      columns={[
        { label: t('revision.version') },
        { label: t('revision.at') },
        { label: t('revision.author') },
        { label: t('field.note') },
      ]}
      rows={revisions.map(({ id, version, at, author, note }) => ({
        key: id,
        cells: [version, formatInstant(at, language, 'Asia/Tokyo'), author ?? common('unknown'), note ?? ''],
      }))}
    />
  )
}
