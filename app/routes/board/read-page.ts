/** The page of a list that an address asks for, from 1 on. */
export function readPage(query: URLSearchParams): number {
  return Math.min(Math.max(1, Math.trunc(Number(query.get('page'))) || 1), 100_000)
}
