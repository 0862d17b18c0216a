import type { LoaderFunctionArgs } from '@remix-run/node'
import { isKnownTag } from '#app/http/etag.ts'
import {
  openDataChunks,
  openDataTag,
  parseOpenDataFile,
} from '#app/services/catalog/open-data/open-data-file.server.ts'

const CONTENT_TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  geojson: 'application/geo+json; charset=utf-8',
}

/** `/open-data/places.geojson`: every public record of a dataset with its source and licence, streamed. */
export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const file = parseOpenDataFile(params.file ?? '')
  if (!file) return new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  const etag = await openDataTag(context, file)
  const headers = {
    ETag: etag,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'Access-Control-Allow-Origin': '*',
  }
  if (isKnownTag(request, etag)) return new Response(null, { status: 304, headers })
  const { dataset, format } = file
  return new Response(streamOf(openDataChunks(context, file)), {
    headers: {
      ...headers,
      'Content-Type': CONTENT_TYPES[format],
      'Content-Disposition': `attachment; filename="meguri-${dataset}.${format}"`,
    },
  })
}

/** Asked for piece by piece, as the reader takes them. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await texts.return(undefined)
    },
  })
}
