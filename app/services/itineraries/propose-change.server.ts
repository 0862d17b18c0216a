import type { ItineraryEdit } from '#app/domain/planner/edits.ts'
import type { Itinerary } from '#app/domain/planner/itinerary.ts'
import type { ProposalAsked } from '#app/domain/planner/proposal.ts'
import type { TripRequest } from '#app/domain/planner/trip-request.ts'
import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import type { StoredProposal } from '#db/repositories/itinerary-proposals.ts'
import * as proposals from '#db/repositories/itinerary-proposals.ts'
import { afterAsked } from './after-asked.ts'
import { stopLetIn } from './after-drop-change.ts'
import { buildProblem } from './build-problem.server.ts'
import type { ChangeRefusal, TellProgress } from './outcomes.ts'
import { editChecked } from './planning.server.ts'
import { withoutPlace } from './request-after.ts'

export interface ProposeChangeInput {
  id: string
  /** The version the visitor saw. */
  version: number
  asked: ProposalAsked
  tell?: TellProgress
}

/** Makes a changed plan and keeps it beside the present one, to be shown as a difference; the plan itself stays. */
export async function proposeChange(
  context: AppContext,
  { id, version, asked, tell = () => {} }: ProposeChangeInput,
): Promise<Result<StoredProposal, ChangeRefusal>> {
  const { db, now, newId } = context
  const stored = await itineraries.findById(db, id)
  if (!stored) return refuse({ kind: 'itinerary_not_found' })
  if (stored.version !== version) return refuse({ kind: 'version_conflict', version: stored.version })
  const after = afterAsked(stored.request, stored.plan, asked)
  if (!after.ok) return after
  tell({ kind: 'reading_catalog' })
  const problem = await buildProblem(context, after.value)
  if (!problem.ok) return refuse({ kind: 'trip_refused', fields: problem.error })
  const edited = await editChecked(context, problem.value, after.value.plan, editOf(stored.plan, asked), tell)
  if (!edited.ok) return edited
  tell({ kind: 'saving' })
  const request = requestIfTaken(after.value.request, asked)
  const proposal = { id: newId(), itineraryId: id, version, asked, request, plan: edited.value, createdAt: now() }
  await db.transaction().execute((trx) => proposals.put(trx, proposal))
  return accept(proposal)
}

function editOf({ drops }: Itinerary, asked: ProposalAsked): ItineraryEdit {
  if (asked.kind === 'admit') return { kind: 'admit', stopId: stopLetIn(drops[asked.dropIndex]!) }
  if (asked.kind === 'replan' || asked.kind === 'calmer') return asked
  return { kind: 'repair' }
}

/** A place that another one stands in for has to be known while it is exchanged, and stays out afterwards. */
function requestIfTaken(request: TripRequest, asked: ProposalAsked): TripRequest {
  if (asked.kind !== 'calmer' || asked.placeId === null) return request
  return withoutPlace(request, asked.stopId.slice('place:'.length))
}
