import type { ActionFunctionArgs } from '@remix-run/node'
import { findUser } from '#app/http/session.server.ts'
import { streamLines } from '#app/http/stream-lines.ts'
import type { PlanningLine } from '#app/ui/itinerary/progress/planning-state.ts'
import { urlsFor } from '#app/urls.ts'
import { planAsTyped } from './plan-typed.server.ts'

/** Plans as the form does and tells its progress line by line; what was wrong with the form only its own page says. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const userId = (await findUser(request, context))?.id
  const typed = await request.formData()
  return streamLines<PlanningLine>(context.log, async (tell) => {
    const asked = await planAsTyped(context, { typed, language: params.lang!, userId, tell })
    if (asked.kind !== 'planned') return { kind: 'refused' }
    return { kind: 'planned', path: urlsFor(params.lang!).itinerary(asked.id) }
  })
}
