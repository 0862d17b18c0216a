import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { difference } from '#app/domain/planner/difference.ts'
import type { SmallestChange } from '#app/domain/planner/itinerary.ts'
import type { Language, Names } from '#app/domain/values/locale.ts'
import { parseForm } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { leaveProposal, takeProposal } from '#app/services/itineraries/answer-proposal.server.ts'
import { findItinerary } from '#app/services/itineraries/find-itinerary.server.ts'
import { isRefusal } from '#app/ui/itinerary/plan-view.ts'
import { ProposalView } from '#app/ui/itinerary/proposal/proposal-view.tsx'
import { urlsFor } from '#app/urls.ts'
import * as areas from '#db/repositories/areas.ts'
import * as proposals from '#db/repositories/itinerary-proposals.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const stored = await findItinerary(context.db, params.id ?? '')
  if (!stored) throw new Response(null, { status: 404 })
  const title = sayWith(translateFor(params.lang as Language))('itinerary:proposal.title')
  const found = await proposals.findByItineraryId(context.db, stored.id)
  if (!found) return { title, itineraryId: stored.id, proposal: null }
  const { id, asked, plan, version } = found
  const drop = asked.kind === 'admit' && version === stored.version ? stored.plan.drops[asked.dropIndex] : undefined
  const admitted = drop?.change ? { names: drop.names, change: drop.change } : null
  return {
    title,
    itineraryId: stored.id,
    proposal: {
      id,
      asked,
      isOld: version !== stored.version,
      before: { totals: stored.plan.totals, days: stored.plan.days.length },
      days: difference(stored.plan, plan),
      conflicts: plan.days.map((day) => day.conflicts),
      dates: stored.plan.days.map((day) => day.date),
      totals: plan.totals,
      // What was left out before is no news.
      drops: plan.drops.filter((drop) => !stored.plan.drops.some((old) => old.names.ja === drop.names.ja)),
      admitted,
      areaNames: await areaNamesOf(context, admitted?.change),
      stopNames: Object.fromEntries(
        [...stored.plan.days, ...plan.days].flatMap((day) => day.stops.map((stop) => [stop.id, stop.names])),
      ),
    },
  }
}

/** Where one would sleep, if that is the change. */
async function areaNamesOf({ db }: AppContext, change: SmallestChange | undefined): Promise<Record<string, Names>> {
  if (change?.kind !== 'sleep_elsewhere') return {}
  return Object.fromEntries((await areas.findAllByIds(db, [change.areaId])).map(({ id, names }) => [id, names]))
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded?.title },
  { name: 'robots', content: 'noindex' },
]

const answerForm = z.object({ intent: z.enum(['take', 'leave']), proposalId: z.string().max(60) })

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, answerForm)
  if (!form.ok) return data({ refusal: { kind: 'form' } }, { status: 422 })
  const { intent, proposalId } = form.value
  const id = params.id ?? ''
  if (intent === 'leave') {
    await leaveProposal(context, { id, proposalId })
    return redirect(urlsFor(params.lang!).itinerary(id), 303)
  }
  const taken = await takeProposal(context, { id, proposalId })
  if (taken.ok) return redirect(urlsFor(params.lang!).itinerary(id), 303)
  if (taken.error.kind === 'itinerary_not_found') throw new Response(null, { status: 404 })
  return data({ refusal: taken.error }, { status: statusOfRefusal(taken.error) })
}

export default function ItineraryProposal() {
  const loaded = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return <ProposalView {...loaded} refusal={isRefusal(answered) ? answered.refusal : null} />
}
