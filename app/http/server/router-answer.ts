import type { Request } from 'express'

/** How the wire format writes `null`. */
const NULL = -5

/**
 * What Remix's reader in the browser understands of a refusal before Remix, in its own wire format (turbo-stream: a flat
 * list whose numbers point into it). A sent form keeps its page and says why (`useAnswer`); a page that was asked
 * for becomes the error page; the data of a single route is empty.
 */
export function answerForRouter({ method, query }: Pick<Request, 'method' | 'query'>, status: number): string {
  if (method !== 'GET') return flat([{ _1: 2 }, 'data', { _3: 4 }, 'turnedAway', status])
  if ('_routes' in query) return flat([{}])
  return flat([{ _1: 2 }, 'root', { _3: 4 }, 'error', ['ErrorResponse', NULL, 5, 6], status, ''])
}

function flat(values: unknown[]): string {
  return `${JSON.stringify(values)}\n`
}
