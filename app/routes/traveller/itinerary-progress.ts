import type { ActionFunctionArgs } from '@remix-run/node'
import { streamLines } from '#app/http/stream-lines.ts'
import type { PlanningLine } from '#app/ui/itinerary/progress/planning-state.ts'
import { urlsFor } from '#app/urls.ts'
import { changeAsAsked, readChange } from './itinerary-changes.server.ts'

/** Changes a plan as its page does and tells the progress line by line; a refusal only the page itself says. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const asked = await readChange(request)
  return streamLines<PlanningLine>(context.log, async (tell) => {
    if (!asked.ok) return { kind: 'refused' }
    const changed = await changeAsAsked(context, params.id ?? '', asked.value, urlsFor(params.lang!), tell)
    if (!changed.ok) return { kind: 'refused' }
    return { kind: 'planned', path: changed.value.path }
  })
}
