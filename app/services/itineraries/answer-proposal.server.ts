import { accept, type Result, refuse } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import type { StoredItinerary } from '#db/repositories/itineraries.ts'
import * as itineraries from '#db/repositories/itineraries.ts'
import * as proposals from '#db/repositories/itinerary-proposals.ts'
import { changeItinerary } from './change-itinerary.server.ts'
import type { ChangeRefusal } from './outcomes.ts'

interface ProposalAnswer {
  id: string
  proposalId: string
}

/** Makes a proposal the plan, as one version that can be undone; one made for an older version is refused. */
export async function takeProposal(
  context: AppContext,
  { id, proposalId }: ProposalAnswer,
): Promise<Result<StoredItinerary, ChangeRefusal>> {
  const { db } = context
  const stored = await itineraries.findById(db, id)
  if (!stored) return refuse({ kind: 'itinerary_not_found' })
  const proposal = await proposals.findByItineraryId(db, id)
  if (!proposal || proposal.id !== proposalId) return refuse({ kind: 'proposal_not_found' })
  if (proposal.version !== stored.version) return refuse({ kind: 'proposal_is_old' })
  const { version, asked, request, plan } = proposal
  const cause = { kind: 'proposal', asked } as const
  const taken = await changeItinerary(context, { id, version, cause }, async () => accept({ request, plan }))
  if (taken.ok) await proposals.remove(db, id)
  return taken
}

/** Leaves the plan as it is and forgets the proposal; a newer one that was asked for meanwhile stays. */
export async function leaveProposal({ db }: AppContext, { id, proposalId }: ProposalAnswer): Promise<void> {
  const proposal = await proposals.findByItineraryId(db, id)
  if (proposal?.id === proposalId) await proposals.remove(db, id)
}
