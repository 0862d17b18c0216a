import type { MetaFunction } from '@remix-run/node'
import { type Names, shownName } from '#app/domain/values/locale.ts'

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

/** A record that isn't there, or isn't public: both look the same from outside. */
export function found<Record>(record: Record | undefined): Record {
  if (record === undefined) throw new Response(null, { status: 404 })
  return record
}

export function nameIn(names: Names, language: string): string {
  return shownName(names, language).text
}

/** The words of a search box, no longer than anybody types. */
export function wordsOf(request: Request): string {
  return (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 100)
}
