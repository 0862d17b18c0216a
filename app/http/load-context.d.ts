import type { AppContext } from '#app/services/app-context.ts'
import type { PageContents } from './server/page-contents.ts'

/** What every loader and action is given beside the verbs' context. */
export interface RequestContext extends AppContext {
  /** Of this answer's inline scripts; a new one for each request. */
  cspNonce: string
  /** Also in the `X-Request-Id` header and in each log line. */
  requestId: string
  /** For rate limits only; never logged. */
  clientAddress: string
  /** Told by entry.server's `handleError`, so that a busy database becomes 503 with Retry-After instead of 500. */
  noteFailure: (error: unknown) => void
  /** Of a page that is kept for all: entry.server asks it whether the page has to be made anew. */
  pageContents?: PageContents
}

declare module '@remix-run/node' {
  interface AppLoadContext extends RequestContext {}
}

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
}
