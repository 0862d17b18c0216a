import type { LoaderFunctionArgs } from '@remix-run/node'
import { describedStations } from './plan-choices.server.ts'

const MOST_STATIONS = 8

/** Stations for typing ahead, with the text they answer and what tells two of one name apart; the form works without it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const text = new URL(request.url).searchParams.get('q')?.slice(0, 80) ?? ''
  const stations = await describedStations(context.db, context.stations.search(text, MOST_STATIONS))
  return Response.json({ text, stations }, { headers: { 'Cache-Control': 'public, max-age=3600' } })
}
