import type { ItineraryEdit } from '#app/domain/planner/edits.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import { buildProblem } from './build-problem.server.ts'
import { changeItinerary } from './change-itinerary.server.ts'
import type { ChangeRefusal, TellProgress } from './outcomes.ts'
import { editChecked } from './planning.server.ts'
import { requestAfterEdit } from './request-after.ts'
import type { FieldRefusal } from './trip-request-schema.ts'

export interface EditItineraryInput {
  id: string
  /** The version the visitor saw. */
  version: number
  edit: ItineraryEdit
  tell?: TellProgress
}

/** Changes a plan by hand: the clock is run again at once, and what the change broke stands in each day's `conflicts`. */
export function editItinerary(
  context: AppContext,
  { id, version, edit, tell }: EditItineraryInput,
): Promise<Result<StoredItinerary, ChangeRefusal>> {
  return changeItinerary(context, { id, version, cause: edit }, (stored) => editedPlan(context, stored, edit, tell))
}

/** The request and plan after an edit, not yet stored. */
export async function editedPlan(
  context: AppContext,
  stored: Pick<StoredItinerary, 'request' | 'plan'>,
  edit: ItineraryEdit,
  tell: TellProgress = () => {},
): Promise<Result<{ request: TripRequest; plan: Itinerary }, ChangeRefusal>> {
  tell({ kind: 'reading_catalog' })
  const request = requestAfterEdit(stored.request, edit)
  // What is taken out has to be known while it is: a booked tour must not go.
  const known = edit.kind === 'remove' ? stored.request : request
  const problem = await buildProblem(context, { request: known, plan: stored.plan, edit })
  if (!problem.ok) return refuse(refusalOf(edit, problem.error))
  const edited = await editChecked(context, problem.value, stored.plan, edit, tell)
  return edited.ok ? accept({ request, plan: edited.value }) : edited
}

/** What an edit names and the catalog does not know is the edit's own refusal. */
function refusalOf(edit: ItineraryEdit, fields: FieldRefusal[]): ChangeRefusal {
  const isSaid = (kind: FieldRefusal['kind']) => fields.some((each) => each.kind === kind)
  if (edit.kind === 'add_place' && isSaid('manners_not_acknowledged')) {
    return { kind: 'manners_not_acknowledged', placeId: edit.placeId }
  }
  if (edit.kind === 'add_place' && isSaid('place_not_found')) {
    return { kind: 'place_not_found', placeId: edit.placeId }
  }
  if (edit.kind === 'add_tour' && isSaid('departure_not_found')) {
    return { kind: 'departure_not_found', departureId: edit.departureId }
  }
  return { kind: 'trip_refused', fields }
}
