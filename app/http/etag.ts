/** Whether a reader has what a strong tag names (RFC 9110 §13.1.2): a list of tags or `*`, compared without their weakness. */
export function isKnownTag(request: Request, etag: string): boolean {
  const header = request.headers.get('if-none-match')
  if (!header) return false
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}
