import type { AppLoadContext } from '@remix-run/node'
import { PageContents } from './page-contents.ts'

export type Handle = (request: Request, loadContext: AppLoadContext) => Promise<Response>

/** A page without its nonces: the bytes that stood between them, and the headers. */
interface KeptPage {
  status: number
  headers: Headers
  parts: Buffer[]
  keptUntil: number
  /** What it was made of, to tell whether it has to be made anew. */
  contents: string | null
}

/** A page of another process, or one whose seats were sold there, is at most so old. */
const KEPT_MS = 10_000
const MOST_BYTES = 12_000_000

const LANGUAGE = '[a-z]{2}(?:-[A-Z]{2})?'
const LISTS = 'plan|areas|works|places|food|tours|credits|open-data|terms|privacy|disclosure'
const RECORDS = 'areas|works|places|tours|gi-products|dishes|prefectures'
/**
 * Pages that read the same to everyone who brings no session; none holds a key of its own for its form. No dot in an
 * id: what ends in `.data` is not a page.
 */
const SAME_FOR_ALL = new RegExp(`^/${LANGUAGE}(?:/(?:${LISTS}|(?:${RECORDS})/[^/.]+))?$`)
const ITINERARY = new RegExp(`^/${LANGUAGE}/itineraries/([0-9a-z]{26})$`)
const ONLY_THEME = /^(theme=(light|dark))?$/

/**
 * Renders a page once for all who ask for it within ten seconds, and after them again only if its loaders answer
 * something else than before. Whatever is changed through this process forgets all pages, a changed plan is another page
 * in every process, and each answer carries the nonce of its own policy.
 */
export function keepingPages(
  handle: Handle,
  /** The version of a plan that is shown now. */
  versionOf: (itineraryId: string) => Promise<number | undefined>,
  clock: () => number = () => performance.now(),
): Handle {
  const kept = new Map<string, KeptPage>()
  const underWay = new Map<string, Promise<KeptPage>>()
  let bytes = 0
  /** From now on each page is asked whether it has changed, also one that is being rendered. */
  const doubtAll = () => {
    for (const page of kept.values()) page.keptUntil = 0
    underWay.clear()
  }

  function keep(key: string, page: KeptPage) {
    // What stood here before is counted no more: a page that is rendered anew takes its own room.
    bytes -= sizeOf(kept.get(key))
    kept.delete(key)
    bytes += sizeOf(page)
    kept.set(key, page)
    // The first is the one that was not asked for the longest.
    for (const [oldest, known] of kept) {
      if (bytes <= MOST_BYTES || oldest === key) break
      bytes -= sizeOf(known)
      kept.delete(oldest)
    }
  }

  async function make(key: string, request: Request, loadContext: AppLoadContext): Promise<KeptPage> {
    const making = render(handle, request, loadContext, kept.get(key), clock() + KEPT_MS)
    underWay.set(key, making)
    try {
      const page = await making
      // Only if nothing was changed meanwhile: the page may have been read before the change.
      if (underWay.get(key) === making && mayBeKept(page)) keep(key, page)
      return page
    } finally {
      if (underWay.get(key) === making) underWay.delete(key)
    }
  }

  return async (request, loadContext) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      doubtAll()
      return handle(request, loadContext).finally(doubtAll)
    }
    const key = await keyOf(request, versionOf)
    if (key === null) return handle(request, loadContext)
    const known = kept.get(key)
    if (known && known.keptUntil > clock()) return answer(known, loadContext.cspNonce)
    const making = underWay.get(key)
    const others = making && (await making.catch(() => undefined))
    // Each finds out for itself what went wrong: the server notes it by request.
    if (others && mayBeKept(others)) return answer(others, loadContext.cspNonce)
    return answer(await make(key, request, loadContext), loadContext.cspNonce)
  }
}

/** What the page depends on, or null for one that has to be made for this request. */
async function keyOf(request: Request, versionOf: Parameters<typeof keepingPages>[1]): Promise<string | null> {
  const theme = request.headers.get('cookie') ?? ''
  if (request.method !== 'GET' || !ONLY_THEME.test(theme)) return null
  const { pathname, search } = new URL(request.url)
  if (SAME_FOR_ALL.test(pathname)) return `${theme} ${pathname}${search}`
  const itineraryId = ITINERARY.exec(pathname)?.[1]
  if (!itineraryId) return null
  const version = await versionOf(itineraryId)
  return version === undefined ? null : `${theme} ${version} ${pathname}${search}`
}

async function render(
  handle: Handle,
  request: Request,
  loadContext: AppLoadContext,
  before: KeptPage | undefined,
  keptUntil: number,
): Promise<KeptPage> {
  const pageContents = new PageContents(before?.contents ?? null)
  const response = await handle(request, { ...loadContext, pageContents })
  if (before && pageContents.areAsBefore) return { ...before, keptUntil }
  const parts = (await response.text()).split(loadContext.cspNonce).map((part) => Buffer.from(part))
  const { status, headers } = response
  return { status, headers, parts, keptUntil, contents: pageContents.seen }
}

function sizeOf(page: KeptPage | undefined): number {
  return page?.parts.reduce((sum, part) => sum + part.byteLength, 0) ?? 0
}

function mayBeKept({ status, headers }: KeptPage): boolean {
  return status === 200 && !headers.has('set-cookie') && (headers.get('content-type') ?? '').startsWith('text/html')
}

function answer({ status, headers, parts }: KeptPage, nonce: string): Response {
  const hasBody = status !== 204 && status !== 304
  const between = Buffer.from(nonce)
  const bytes = parts.flatMap((part, at) => (at === 0 ? [part] : [between, part]))
  return new Response(hasBody ? Buffer.concat(bytes) : null, { status, headers: new Headers(headers) })
}
