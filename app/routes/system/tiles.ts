import type { LoaderFunctionArgs } from '@remix-run/node'
import { isKnownTag } from '#app/http/etag.ts'
import { parseTileAddress } from '#app/services/map/tile-address.ts'
import { tileAt } from '#app/services/map/tiles.server.ts'

/** Not served stale: a place that asked for it must leave the maps soon. */
const CACHE = 'public, max-age=60'

/** `/tiles/{z}/{x}/{y}.mvt`: land, borders, railways and public places as vector tiles. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const address = parseTileAddress(params.z, params.x, params.file)
  if (!address) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  const { bytes, etag } = await tileAt(context, address)
  const headers = { ETag: etag, 'Cache-Control': CACHE }
  if (isKnownTag(request, etag)) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...headers,
      'Content-Type': 'application/vnd.mapbox-vector-tile',
      'Access-Control-Allow-Origin': '*',
    },
  })
}
