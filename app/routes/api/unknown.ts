import type { LoaderFunctionArgs } from '@remix-run/node'
import { problem } from './answer.ts'

/** Programs get a problem document where people would get a page. */
export function loader({ request, context }: LoaderFunctionArgs) {
  return problem({ request, requestId: context.requestId }, 'not_found')
}

export const action = loader
