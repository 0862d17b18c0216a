import type { LoaderFunctionArgs } from '@remix-run/node'

/** What belongs to someone, and what has no end, is not for search engines. */
const CLOSED = [
  'itineraries/',
  'bookings',
  'departures/',
  'account',
  'guide',
  'board',
  'operator',
  'search',
  'plan/',
].map((path) => `Disallow: /*/${path}`)

export function loader({ context }: LoaderFunctionArgs) {
  const lines = ['User-agent: *', ...CLOSED, 'Disallow: /api/', `Sitemap: ${context.publicOrigin}/sitemap.xml`, '']
  return new Response(lines.join('\n'), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=86400' },
  })
}
