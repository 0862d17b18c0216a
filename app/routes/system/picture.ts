import type { LoaderFunctionArgs } from '@remix-run/node'
import { isKnownTag } from '#app/http/etag.ts'
import { findPicture } from '#app/services/pictures/find-picture.server.ts'

/** `/pictures/of/places/uji-bridge.png`: what is shown beside a link to the page of a record. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const id = /^([\w-]+)\.png$/.exec(params.file ?? '')?.[1]
  const picture = id ? await findPicture(context.db, params.kind ?? '', id) : null
  if (!picture) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  const headers = { ETag: picture.etag, 'Cache-Control': 'public, max-age=3600' }
  if (isKnownTag(request, picture.etag)) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(picture.bytes), { headers: { ...headers, 'Content-Type': 'image/png' } })
}
