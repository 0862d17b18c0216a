import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { isInRegionOf } from '#app/domain/access/scope.ts'
import type { RoleOf } from '#app/domain/access/user.ts'
import { isReadableNotation, openWindows } from '#app/domain/catalog/opening-hours.ts'
import { PLACE_KINDS, type Place } from '#app/domain/catalog/place.ts'
import { changesBetween } from '#app/domain/curation/changes.ts'
import { possiblePublications } from '#app/domain/curation/publication.ts'
import { addDays, localDateOf } from '#app/domain/values/time.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { pageWords } from '#app/http/page-words.server.ts'
import { type FormState, parseFormData } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { useSay } from '#app/i18n/say.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { type EditPlaceRefusal, editPlace } from '#app/services/curation/edit-place.server.ts'
import { ComfortSection } from '#app/ui/board/comfort-section.tsx'
import { type HoursPreview, PlaceForm } from '#app/ui/board/place-form.tsx'
import { ProtectionSection } from '#app/ui/board/protection-section.tsx'
import { Revisions } from '#app/ui/board/revisions.tsx'
import { ViewpointSection } from '#app/ui/board/viewpoint-section.tsx'
import { EMPTY_FORM } from '#app/ui/form/form-state.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { Notice, Section, Tag } from '#app/ui/layout/card.tsx'
import { Container, PageHeading } from '#app/ui/layout/page.tsx'
import { privateMeta } from '#app/ui/layout/page-meta.ts'
import { useUrls } from '#app/ui/layout/use-page.ts'
import { Day } from '#app/ui/text/figures.tsx'
import { Name } from '#app/ui/text/name.tsx'
import * as placeComfort from '#db/repositories/place-comfort.ts'
import * as places from '#db/repositories/places-for-board.ts'
import * as users from '#db/repositories/users.ts'
import * as viewpoints from '#db/repositories/viewpoints.ts'
import { type ComfortAnswer, changeComfort } from './comfort-form.server.ts'
import { readHours } from './hours-form.ts'
import { placeForm, valuesOf } from './place-form.ts'
import { changeProtection, type ProtectionAnswer, protectionValues } from './protection-form.server.ts'
import { changeViewpoint, type ViewpointAnswer, viewpointValues } from './viewpoint-form.server.ts'

const PREVIEW_DAYS = 14

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { role } = await requireRole(request, context, 'board')
  const place = await placeInRegion(context, role, params.id!)
  const revisions = await places.findRevisions(context.db, place.id)
  const records = await placeComfort.findAllByPlaceId(context.db, place.id)
  const names = await users.findNames(
    context.db,
    [...revisions.map(({ author_id }) => author_id), ...records.map(({ setBy }) => setBy)].flatMap((one) => one ?? []),
  )
  const isPointProtected = await places.isPointProtected(context.db, place.id)
  const { id, kind, isSample, confirmedOn, version, publication } = place
  return {
    title: pageWords(params).t('board:place.title'),
    wasSaved: new URL(request.url).searchParams.has('saved'),
    viewpoint: viewpointValues(await viewpoints.findByPlaceId(context.db, place.id)),
    look: (await viewpoints.findLooks(context.db, [place])).get(place.id) ?? null,
    place: { id, kind, point: place.point, names: place.names, isSample, confirmedOn, version, publication },
    isPointProtected,
    protection: protectionValues(place, isPointProtected),
    values: valuesOf(place),
    preview: place.openingHours ? previewOf(place.openingHours, place, context) : null,
    publications: possiblePublications(publication),
    comfort: records.map((record) => ({ record, author: record.setBy && (names.get(record.setBy) ?? null) })),
    revisions: revisions.map(({ id, version, author_id, at, note, before_json, after_json }) => ({
      id,
      version,
      at,
      note,
      author: author_id ? (names.get(author_id) ?? null) : null,
      changes: before_json ? changesBetween(JSON.parse(before_json), JSON.parse(after_json)) : [],
    })),
  }
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { user, role } = await requireRole(request, context, 'board')
  // Another region's record is absent, whatever the form says.
  const place = await placeInRegion(context, role, params.id!)
  const typed = await request.formData()
  const { notation, errors } = readHours(typed)
  const values = typedValues(typed)
  if (typed.get('intent') === 'preview') {
    const isReadable = notation === '' || isReadableNotation(notation)
    const wrong = isReadable ? errors : { opening_hours: ['opening_hours_unreadable'] }
    const preview = notation && isReadable ? previewOf(notation, place, context) : null
    return answer({ values, errors: wrong }, Object.keys(wrong).length === 0 ? 200 : 422, { preview })
  }
  if (String(typed.get('intent')).startsWith('comfort_')) {
    const refused = await changeComfort(context, { placeId: place.id, author: user, typed })
    if (refused) return answer(null, refused.status, { comfort: refused })
    return redirect(`${pageWords(params).urls.boardPlace(place.id)}?saved#comfort`, 303)
  }
  if (typed.get('intent') === 'protect') {
    const refused = await changeProtection(context, { placeId: place.id, author: user, typed })
    if (refused) return answer(null, refused.status, { protection: refused })
    return redirect(`${pageWords(params).urls.boardPlace(place.id)}?saved#protection`, 303)
  }
  if (String(typed.get('intent')).startsWith('view_')) {
    const viewpoint = await changeViewpoint(context, { placeId: place.id, author: user, typed })
    if (viewpoint) return answer(null, viewpoint.status, { viewpoint })
    return redirect(`${pageWords(params).urls.boardPlace(place.id)}?saved#viewpoint`, 303)
  }
  typed.set('opening_hours', notation)
  const form = parseFormData(typed, placeForm)
  if (!form.ok || Object.keys(errors).length > 0) {
    return answer({ values, errors: { ...(form.ok ? {} : form.form.errors), ...errors } }, 422)
  }
  const { version, note, coordinates, coordinate_precision_meters, is_confirmed, ...edit } = form.value
  const edited = await editPlace(context, {
    placeId: place.id,
    author: user,
    expectedVersion: version,
    edit,
    position: coordinates && { point: coordinates, precisionMeters: coordinate_precision_meters! },
    isConfirmed: is_confirmed === 'yes',
    note,
  })
  if (edited.ok) return redirect(`${pageWords(params).urls.boardPlace(place.id)}?saved`, 303)
  if (edited.error.kind === 'place_not_found') throw new Response(null, { status: 404 })
  const status = statusOfRefusal(edited.error)
  if (edited.error.kind === 'coordinates_outside_region') {
    return answer({ values, errors: { coordinates: [edited.error.kind] } }, status)
  }
  // What was typed stays, so that nothing is lost to somebody else's change.
  return answer({ values, errors: {} }, status, { refused: edited.error })
}

interface Answered {
  /** Of the record's own form; null where another one was sent. */
  form: FormState | null
  preview: HoursPreview | null
  refused: EditPlaceRefusal | null
  comfort: ComfortAnswer | null
  protection: ProtectionAnswer | null
  viewpoint: ViewpointAnswer | null
}

function answer(form: FormState | null, status: number, of: Partial<Answered> = {}) {
  const none = { preview: null, refused: null, comfort: null, protection: null, viewpoint: null }
  return data({ form, ...none, ...of } satisfies Answered, { status })
}

export const meta = privateMeta

export default function BoardPlace() {
  const { t } = useTranslation('board')
  const { t: common } = useTranslation()
  const say = useSay('board')
  const urls = useUrls()
  const {
    place,
    values,
    preview,
    publications,
    isPointProtected,
    revisions,
    wasSaved,
    comfort,
    protection,
    viewpoint,
    look,
  } = useLoaderData<typeof loader>()
  const answered = useAnswer<typeof action>()
  const refused = answered?.refused
  return (
    <Container>
      <PageHeading
        title={<Name names={place.names} withOther />}
        lead={
          <span className="flex flex-wrap items-baseline gap-3">
            {say(`kind.${PLACE_KINDS.find((kind) => kind === place.kind)}`)}
            <Tag tone={place.publication === 'published' ? 'good' : 'neutral'}>
              {say(`publication.${place.publication}`)}
            </Tag>
            {place.isSample ? <Tag>{common('sample')}</Tag> : null}
            {place.confirmedOn ? (
              <Tag tone="good">
                {t('place.confirmed_on')} <Day date={place.confirmedOn} style="short" />
              </Tag>
            ) : place.isSample ? null : (
              <Tag tone="warn">{common('not_confirmed')}</Tag>
            )}
          </span>
        }
      />
      <p className="mb-6 flex flex-wrap items-baseline gap-x-6 gap-y-2">
        <Link to={urls.boardPlaces}>{t('place.back')}</Link>
        {place.publication === 'published' ? <Link to={urls.place(place)}>{t('place.public')}</Link> : null}
      </p>
      {refused ? (
        <div className="mb-6">
          <Notice tone="bad" role="alert" title={say(`refused.${refused.kind}`)} />
        </div>
      ) : wasSaved && !answered ? (
        <div className="mb-6">
          <Notice tone="good" role="status" title={t('place.saved')} />
        </div>
      ) : null}
      <PlaceForm
        key={place.version}
        form={answered?.form ?? { values, errors: {} }}
        preview={answered?.form ? answered.preview : preview}
        publications={publications}
        isPointProtected={isPointProtected}
        isSample={place.isSample}
      />
      <ComfortSection
        key={`comfort-${comfort.map(({ record }) => record.id).join()}`}
        shown={comfort}
        form={answered?.comfort?.form ?? EMPTY_FORM}
        refused={answered?.comfort?.refused ?? null}
      />
      <ViewpointSection
        key={`viewpoint-${JSON.stringify(viewpoint)}`}
        place={place.point}
        recorded={look}
        preview={answered?.viewpoint?.preview ?? null}
        isPointProtected={isPointProtected}
        form={answered?.viewpoint?.form ?? { values: viewpoint, errors: {} }}
        refused={answered?.viewpoint?.refused ?? null}
      />
      <ProtectionSection
        key={`protection-${place.version}`}
        form={answered?.protection?.form ?? { values: protection, errors: {} }}
        refused={answered?.protection?.refused ?? null}
      />
      <Section title={t('revision.title')}>
        {revisions.length ? <Revisions revisions={revisions} /> : <p className="text-ink-soft">{t('revision.none')}</p>}
      </Section>
    </Container>
  )
}

async function placeInRegion({ db }: AppContext, role: RoleOf<'board'>, id: string): Promise<Place> {
  const place = await places.findByIdForBoard(db, id)
  if (!place || !isInRegionOf(role, place)) throw new Response(null, { status: 404 })
  return place
}

/** How hours read in the coming days, as plans will take them. */
function previewOf(notation: string, { point }: Place, { now }: AppContext): HoursPreview {
  const today = localDateOf(now())
  const days = Array.from({ length: PREVIEW_DAYS }, (_, index) => {
    const date = addDays(today, index)
    return { date, ...openWindows(notation, date, point) }
  })
  return { notation, days }
}

/** Every field as it was typed; a name that ends in `[]` is always a list. */
function typedValues(typed: FormData): FormState['values'] {
  return Object.fromEntries(
    [...new Set(typed.keys())].map((name) => {
      const all = typed.getAll(name).map(String)
      return [name, name.endsWith('[]') ? all : all[0]!]
    }),
  )
}
