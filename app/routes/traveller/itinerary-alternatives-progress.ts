import type { ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { parseForm } from '#app/http/parse-form.ts'
import { streamLines } from '#app/http/stream-lines.ts'
import { planAlternatives } from '#app/services/itineraries/plan-alternatives.server.ts'
import type { PlanningLine } from '#app/ui/itinerary/progress/planning-state.ts'
import { urlsFor } from '#app/urls.ts'

const askForm = z.object({ intent: z.literal('ask'), version: z.coerce.number().int() })

/** Plans the three others as their page does and tells how many are ready, line by line; a refusal only the page itself says. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, askForm)
  return streamLines<PlanningLine>(context.log, async (tell) => {
    if (!form.ok) return { kind: 'refused' }
    const id = params.id ?? ''
    const planned = await planAlternatives(context, { id, version: form.value.version, tell })
    return planned.ok ? { kind: 'planned', path: urlsFor(params.lang!).itineraryAlternatives(id) } : { kind: 'refused' }
  })
}
