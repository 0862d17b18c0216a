import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import type { Language } from '#app/domain/values/locale.ts'
import { parseForm } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { findItinerary } from '#app/services/itineraries/find-itinerary.server.ts'
import { planAlternatives } from '#app/services/itineraries/plan-alternatives.server.ts'
import { takeAlternative } from '#app/services/itineraries/take-alternative.server.ts'
import { AlternativesView } from '#app/ui/itinerary/alternatives/alternatives-view.tsx'
import { isRefusal } from '#app/ui/itinerary/plan-view.ts'
import { urlsFor } from '#app/urls.ts'
import * as alternatives from '#db/repositories/itinerary-alternatives.ts'
import { shownColumns } from './itinerary-columns.ts'
import { toursNear } from './itinerary-shown.server.ts'

export async function loader({ params, context }: LoaderFunctionArgs) {
  const stored = await findItinerary(context.db, params.id ?? '')
  if (!stored) throw new Response(null, { status: 404 })
  const title = sayWith(translateFor(params.lang as Language))('itinerary:alternatives.title')
  const kept = await alternatives.findAllByItineraryId(context.db, stored.id)
  const fitting = kept.filter(({ version }) => version === stored.version)
  return {
    title,
    itineraryId: stored.id,
    version: stored.version,
    columns: fitting.length > 0 ? shownColumns(stored, fitting) : [],
    wasOlder: kept.length > fitting.length,
    tours: fitting.length > 0 ? await toursNear(context, stored) : [],
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded?.title },
  { name: 'robots', content: 'noindex' },
]

const answerForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('ask'), version: z.coerce.number().int() }),
  z.object({ intent: z.literal('take'), alternativeId: z.string().max(60) }),
])

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, answerForm)
  if (!form.ok) return data({ refusal: { kind: 'form' } }, { status: 422 })
  const id = params.id ?? ''
  const urls = urlsFor(params.lang!)
  const done =
    form.value.intent === 'ask'
      ? await planAlternatives(context, { id, version: form.value.version })
      : await takeAlternative(context, { id, alternativeId: form.value.alternativeId })
  if (done.ok) return redirect(form.value.intent === 'ask' ? urls.itineraryAlternatives(id) : urls.itinerary(id), 303)
  if (done.error.kind === 'itinerary_not_found') throw new Response(null, { status: 404 })
  return data({ refusal: done.error }, { status: statusOfRefusal(done.error) })
}

export default function ItineraryAlternatives() {
  const loaded = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return <AlternativesView {...loaded} refusal={isRefusal(answered) ? answered.refusal : null} />
}
