/**
 * A path of our own to go on to after signing in, or nothing. Browsers read `//host`, `/\host` and a path with a tab or
 * line break inside as another site's address; none of them gets through.
 */
export function sameSitePath(text: string | null | undefined): string | undefined {
  if (!text || text.length > 500) return undefined
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(text)) return undefined
  return text
}
