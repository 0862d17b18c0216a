import type { LoaderFunctionArgs } from '@remix-run/node'

const MOST_STATIONS = 12

/** Names of stations for typing ahead; the form works without it. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const text = new URL(request.url).searchParams.get('q')?.slice(0, 80) ?? ''
  const names = context.stations.search(text, MOST_STATIONS).map((station) => station.names)
  return Response.json({ names }, { headers: { 'Cache-Control': 'public, max-age=3600' } })
}
