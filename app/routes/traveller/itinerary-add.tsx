import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { asksForManners } from '#app/domain/catalog/visibility.ts'
import type { Language } from '#app/domain/values/locale.ts'
import { parseForm } from '#app/http/parse-form.ts'
import { statusOfRefusal } from '#app/http/refusal.ts'
import { translateFor } from '#app/i18n/i18n.server.ts'
import { sayWith } from '#app/i18n/say.ts'
import { editItinerary } from '#app/services/itineraries/edit-itinerary.server.ts'
import { findItinerary } from '#app/services/itineraries/find-itinerary.server.ts'
import { searchPlacesForItinerary } from '#app/services/itineraries/search-places-for-itinerary.server.ts'
import { useAnswer } from '#app/ui/form/use-answer.ts'
import { AddPlace } from '#app/ui/itinerary/add-place.tsx'
import { anchorOfStop, isRefusal } from '#app/ui/itinerary/plan-view.ts'
import { urlsFor } from '#app/urls.ts'

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const stored = await findItinerary(context.db, params.id ?? '')
  if (!stored) throw new Response(null, { status: 404 })
  const text = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 80)
  const found = await searchPlacesForItinerary(context.db, stored, text)
  return {
    title: sayWith(translateFor(params.lang as Language))('itinerary:add_page.title'),
    id: stored.id,
    version: stored.version,
    dates: stored.plan.days.map((day) => day.date),
    text,
    found: found.map(({ place, ...rest }) => {
      const { id, names, kind, isSample, isConfirmed } = place
      const manners = asksForManners(place) ? place.manners : null
      return { id, names, kind, isSample, isConfirmed, manners, ...rest }
    }),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded?.title },
  { name: 'robots', content: 'noindex' },
]

const addForm = z.object({
  version: z.coerce.number().int(),
  placeId: z.string().max(120),
  /** Left out: the planner looks for the best day. */
  toDay: z.coerce.number().int().optional(),
  acknowledgesManners: z.literal('yes').optional(),
})

export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = await parseForm(request, addForm)
  if (!form.ok) return data({ refusal: { kind: 'form' } }, { status: 422 })
  const { version, placeId, toDay = null, acknowledgesManners } = form.value
  const acknowledged = acknowledgesManners ? ({ acknowledgesManners: true } as const) : {}
  const edit = { kind: 'add_place', placeId, toDay, toIndex: null, ...acknowledged } as const
  const added = await editItinerary(context, { id: params.id ?? '', version, edit })
  if (added.ok) {
    const anchor = anchorOfStop(`place:${placeId}`)
    return redirect(`${urlsFor(params.lang!).itinerary(added.value.id)}#${anchor}`, 303)
  }
  if (added.error.kind === 'itinerary_not_found') throw new Response(null, { status: 404 })
  return data({ refusal: added.error }, { status: statusOfRefusal(added.error) })
}

export default function ItineraryAdd() {
  const loaded = useLoaderData<typeof loader>()
  const answered = useAnswer<typeof action>()
  return <AddPlace {...loaded} refusal={isRefusal(answered) ? answered.refusal : null} />
}
