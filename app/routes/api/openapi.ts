import type { LoaderFunctionArgs } from '@remix-run/node'
import { cacheable } from './answer.ts'
import { openApiDocument } from './openapi-document.ts'

let written: { origin: string; body: string } | undefined

/** The document, written once a process. */
export function loader({ request, context }: LoaderFunctionArgs) {
  if (written?.origin !== context.publicOrigin) {
    written = { origin: context.publicOrigin, body: JSON.stringify(openApiDocument(context.publicOrigin)) }
  }
  return cacheable(request, written.body, 'application/json; charset=utf-8')
}
