import { z } from 'zod'
import type { User } from '#app/domain/access/user.ts'
import type { Look, Viewpoint } from '#app/domain/catalog/viewpoint.ts'
import { readCoordinates } from '#app/domain/curation/coordinates.ts'
import type { ViewpointAsked } from '#app/domain/curation/viewpoint.ts'
import type { Point } from '#app/domain/values/geo.ts'
import { type FormState, parseFormData } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import type { AppContext } from '#app/services/app-context.ts'
import {
  previewViewpoint,
  removeViewpoint,
  type SetViewpointRefusal,
  setViewpoint,
} from '#app/services/curation/set-viewpoint.server.ts'

const MOST_CORNERS = 20

const text = (most: number) =>
  z
    .string()
    .max(most)
    .optional()
    .transform((typed) => typed ?? null)
const number = (least: number, most: number) =>
  z.coerce
    .number()
    .int()
    .min(least)
    .max(most)
    .optional()
    .transform((typed) => typed ?? null)
const point = z
  .string()
  .max(100)
  .optional()
  .transform((typed, context): Point | null => {
    if (typed === undefined) return null
    const read = readCoordinates(typed)
    if (read.ok) return read.value
    context.addIssue({ code: 'custom', message: read.error.kind })
    return z.NEVER
  })
/** A corner a line. */
const corners = z
  .string()
  .max(2000)
  .optional()
  .transform((typed, context): Point[] | null => {
    if (typed === undefined) return null
    const read = typed.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [readCoordinates(line)]))
    const wrong = read.find((each) => !each.ok)
    if (wrong && !wrong.ok) context.addIssue({ code: 'custom', message: wrong.error.kind })
    else if (read.length < 3 || read.length > MOST_CORNERS)
      context.addIssue({ code: 'custom', message: 'corners_count' })
    return read.flatMap((each) => (each.ok ? [each.value] : []))
  })

const viewpointForm = z.object({
  view_stand: point,
  view_stand_precision: number(1, 20_000),
  view_subject_place: text(500),
  view_subject_ja: text(200),
  view_subject_en: text(200),
  view_subject: point,
  view_subject_precision: number(1, 20_000),
  view_bearing: number(0, 359),
  view_area_radius: number(3, 500),
  view_area_corners: corners,
  view_note_ja: text(500),
  view_note_en: text(500),
})

/** How exactly a point is known that was pasted from a map, unless its board says otherwise. In metres. */
const PASTED_PRECISION_METERS = 20

export interface ViewpointAnswer {
  form: FormState
  refused: SetViewpointRefusal | null
  preview: Look | null
  status: number
}

/** Shows, sets or takes away a viewpoint, as its board's form asks for it; null when it is done. */
export async function changeViewpoint(
  context: AppContext,
  { placeId, author, typed }: { placeId: string; author: User; typed: FormData },
): Promise<ViewpointAnswer | null> {
  // What was typed stays, each refusal at the field that it is about.
  const values = Object.fromEntries([...typed.entries()].map(([name, value]) => [name, String(value)]))
  if (typed.get('intent') === 'view_remove') {
    const removed = await removeViewpoint(context, { placeId, author })
    return removed.ok ? null : refusedWith(removed.error, values)
  }
  const form = parseFormData(typed, viewpointForm)
  if (!form.ok) return { form: { values, errors: form.form.errors }, refused: null, preview: null, status: 422 }
  const change = { placeId, author, asked: askedOf(form.value) }
  if (typed.get('intent') === 'view_preview') {
    const shown = await previewViewpoint(context, change)
    if (!shown.ok) return refusedWith(shown.error, values)
    return { form: { values, errors: {} }, refused: null, preview: shown.value, status: 200 }
  }
  const done = await setViewpoint(context, change)
  return done.ok ? null : refusedWith(done.error, values)
}

function askedOf(form: z.output<typeof viewpointForm>): ViewpointAsked {
  const { view_subject_ja: ja, view_subject_en: en, view_area_radius, view_area_corners } = form
  const placeId = form.view_subject_place && idIn(form.view_subject_place)
  const pin = (at: Point | null, precision: number | null) =>
    at && { point: at, precisionMeters: precision ?? PASTED_PRECISION_METERS }
  const seen = pin(form.view_subject, form.view_subject_precision)
  const isElsewhere = placeId || ja || en || seen || form.view_bearing !== null
  return {
    stand: pin(form.view_stand, form.view_stand_precision),
    subject: isElsewhere ? { placeId, name: ja && en ? { ja, en } : null, pin: placeId ? null : seen } : null,
    recordedBearing: form.view_bearing,
    area: view_area_corners
      ? { kind: 'outline', corners: view_area_corners }
      : view_area_radius !== null
        ? { kind: 'circle', radiusMeters: view_area_radius }
        : null,
    note: { ja: form.view_note_ja, en: form.view_note_en },
  }
}

/** The id of a record, or of the page whose address was pasted. */
function idIn(typed: string): string {
  return /\/places\/([^/?#]+)/.exec(typed)?.[1] ?? typed
}

const FIELD_OF: Partial<Record<SetViewpointRefusal['kind'], string>> = {
  viewpoint_empty: 'view_stand',
  viewpoint_far: 'view_stand',
  viewpoint_same_point: 'view_stand',
  coordinates_outside_region: 'view_stand',
  subject_name_missing: 'view_subject_ja',
  subject_not_found: 'view_subject_place',
  bearing_missing: 'view_bearing',
  stand_area_far: 'view_area_corners',
  stand_area_crossed: 'view_area_corners',
  note_in_one_language: 'view_note_en',
}

function refusedWith(refused: SetViewpointRefusal, values: FormState['values']): ViewpointAnswer {
  const field = FIELD_OF[refused.kind]
  const errors = field ? { [field]: [refused.kind] } : {}
  return { form: { values, errors }, refused, preview: null, status: statusOfRefusal(refused) }
}

/** The form's fields as they are recorded. */
export function viewpointValues(viewpoint: Viewpoint | undefined): FormState['values'] {
  if (!viewpoint) return {}
  const { stand, subject, recordedBearing, area, note } = viewpoint
  const told = (at: Point | undefined) => (at ? `${at.lat}, ${at.lng}` : '')
  const own = subject?.placeId ? null : subject
  return {
    view_stand: told(stand?.point),
    view_stand_precision: String(stand?.precisionMeters ?? ''),
    view_subject_place: subject?.placeId ?? '',
    view_subject_ja: own?.names.ja ?? '',
    view_subject_en: own?.names.en ?? '',
    view_subject: told(own?.pin?.point),
    view_subject_precision: String(own?.pin?.precisionMeters ?? ''),
    view_bearing: String(recordedBearing ?? ''),
    view_area_radius: area?.kind === 'circle' ? String(area.radiusMeters) : '',
    view_area_corners: area?.kind === 'outline' ? area.corners.map(told).join('\n') : '',
    view_note_ja: note.ja ?? '',
    view_note_en: note.en ?? '',
  }
}
