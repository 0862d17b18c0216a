import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { Language } from '#app/domain/values/locale.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { findUser } from '#app/http/session.server.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { findItinerary } from '#app/services/itineraries/find-itinerary.server.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { PlanView } from '#app/ui/itinerary/plan-page.tsx'
import { isRefusal } from '#app/ui/itinerary/plan-view.ts'
import { urlsFor } from '#app/urls.ts'
import { changeAsAsked, readChange } from './itinerary-changes.server.ts'
import { shownPlan } from './itinerary-shown.server.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const stored = await findItinerary(context.db, params.id ?? '')
  if (!stored) throw new Response(null, { status: 404 })
  const t = sayWith(translateFor(params.lang as Language))
  const shown = await shownPlan(context, stored, params.lang as Language, (await findUser(request, context))?.id)
  const title = t('itinerary:title', {
    places: shown.places,
    days: t('itinerary:days', { count: stored.plan.days.length }),
  })
  return { title, shown }
}

/** The address is the key to the plan: no search engine keeps it. */
export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded?.title },
  { name: 'robots', content: 'noindex' },
]

export async function action({ params, request, context }: ActionFunctionArgs) {
  const asked = await readChange(request)
  if (!asked.ok)
    return data({ refusal: { kind: 'form' }, stopId: asked.stopId, date: asked.date, dropIndex: null }, { status: 422 })
  const changed = await changeAsAsked(context, params.id ?? '', asked.value, urlsFor(params.lang!))
  const { stopId = null, dropIndex = null, date = null } = asked.value
  if (!changed.ok) {
    if (changed.error.kind === 'itinerary_not_found') throw new Response(null, { status: 404 })
    return data(
      { refusal: changed.error, stopId, dropIndex, date, intent: asked.value.intent },
      { status: statusOfRefusal(changed.error) },
    )
  }
  return redirect(changed.value.path, 303)
}

export default function ItineraryPage() {
  const { title, shown } = useLoaderData<typeof loader>()
  const answered = useAnswer<typeof action>()
  return <PlanView title={title} shown={shown} refused={isRefusal(answered) ? answered : null} />
}
