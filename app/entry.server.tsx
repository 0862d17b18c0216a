import { Transform } from 'node:stream'
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { type RenderToPipeableStreamOptions, renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { i18nForRender } from './i18n/i18n-for-render.server.ts'
import { DEFAULT_LANGUAGE, languageOfPath } from './i18n/languages.ts'
import { NonceProvider } from './ui/layout/nonce.tsx'

/** Longer than the planner's budget: a plan may stream in. */
export const streamTimeout = 20_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  if (context.pageContents?.compare(contentsOf(status, remixContext))) return Promise.resolve(new Response())
  const language = languageOfPath(new URL(request.url).pathname) ?? DEFAULT_LANGUAGE
  return new Promise((resolve, reject) => {
    let hasAnswered = false
    const answer = () => {
      hasAnswered = true
      const body = withoutZeroBytes()
      headers.set('Content-Type', 'text/html; charset=utf-8')
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }))
      stream.pipe(body)
    }
    let failed = false
    // Robots get the page whole; people get its head at once.
    const readiness: keyof RenderToPipeableStreamOptions = isbot(request.headers.get('user-agent'))
      ? 'onAllReady'
      : 'onShellReady'
    const stream = renderToPipeableStream(
      <I18nextProvider i18n={i18nForRender(language)}>
        <NonceProvider value={context.cspNonce}>
          <RemixServer context={remixContext} url={request.url} abortDelay={streamTimeout} nonce={context.cspNonce} />
        </NonceProvider>
      </I18nextProvider>,
      {
        nonce: context.cspNonce,
        [readiness]: answer,
        onShellError: reject,
        onError(error: unknown) {
          failed = true
          if (hasAnswered) context.log.error({ err: error }, 'page failed while it streamed')
        },
      },
    )
    setTimeout(() => stream.abort(), streamTimeout + 1000).unref()
  })
}

/** All that a page depends on beside its address and its nonce. */
function contentsOf(status: number, { staticHandlerContext: { loaderData, errors } }: EntryContext) {
  return [status, loaderData, errors]
}

/**
 * React 18 sends the unused end of a full buffer along when a character of several bytes did not fit into it, so that
 * pages in Japanese held zero bytes (facebook/react#24985). No text of ours has one.
 */
function withoutZeroBytes(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk)
    },
  })
}

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  // A database that is busy becomes 503 with Retry-After, where the answer has not begun.
  context.noteFailure?.(error)
  // A page that isn't there is news for the reader, not for us.
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  context.log?.error({ err: error }, 'request failed')
}
