/** The title that a loader has said in the reader's language. */
export function titleMeta({ data }: { data?: unknown }) {
  const title = (data as { title?: string } | undefined)?.title
  return [{ title: title ? `${title} – Meguri` : 'Meguri' }]
}

/** The same for pages that belong to somebody: no search engine keeps them. */
export function privateMeta(of: { data?: unknown }) {
  return [...titleMeta(of), { name: 'robots', content: 'noindex' }]
}
