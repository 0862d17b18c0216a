import { type MetaFunction, redirect } from '@remix-run/node'
import { type Names, shownName } from '#app/domain/values/locale.ts'
import type { RootData } from '#app/root.tsx'

interface Told {
  title: string
  description?: string | null
  /** Samples are fictional: no search engine keeps them. */
  isSample?: boolean
}

/** A page of the catalog has its title, and where there is one a description, from its loader. */
export const titleMeta: MetaFunction<() => Promise<Told>> = ({ data }) => [
  { title: data ? `${data.title} – Meguri` : 'Meguri' },
  ...(data?.description ? [{ name: 'description', content: data.description }] : []),
  ...(data?.isSample ? [{ name: 'robots', content: 'noindex' }] : []),
]

/** The same for the page of a record, with what others show beside a link to it (https://ogp.me). */
export const recordMeta: MetaFunction<() => Promise<Told>> = (of) => {
  const { data, location, matches } = of
  const origin = (matches.find(({ id }) => id === 'root')?.data as RootData | undefined)?.origin
  const [, language, kind, id] = location.pathname.split('/')
  const picture = { property: 'og:image', content: `${origin}/pictures/of/${kind}/${id}.png` }
  return [
    ...(titleMeta(of) ?? []),
    { property: 'og:site_name', content: 'Meguri' },
    { property: 'og:type', content: 'website' },
    { property: 'og:locale', content: language },
    { property: 'og:title', content: data?.title ?? 'Meguri' },
    ...(data?.description ? [{ property: 'og:description', content: data.description }] : []),
    { property: 'og:url', content: `${origin}${location.pathname}` },
    picture,
    { property: 'og:image:width', content: '1200' },
    { property: 'og:image:height', content: '630' },
    { name: 'twitter:card', content: 'summary_large_image' },
  ]
}

/** A record has one address a language: its id alone, and its id behind another name, lead on to it for good. */
export function atItsAddress(request: Request, address: string): void {
  const { pathname, search } = new URL(request.url)
  if (pathname !== address) throw redirect(address + search, 301)
}

/** A record that isn't there, or isn't public: both look the same from outside. */
export function found<Record>(record: Record | undefined): Record {
  if (record === undefined) throw new Response(null, { status: 404 })
  return record
}

export function nameIn(names: Names, language: string): string {
  return shownName(names, language).text
}

/** The words of a search box, no longer than anybody types. */
export function wordsOf(request: Request, most = 100): string {
  return (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, most)
}
