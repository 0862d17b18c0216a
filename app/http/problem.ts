/** An error as RFC 9457 writes it. */
export interface Problem extends ProblemWithoutType {
  type: string
}

interface ProblemWithoutType {
  title: string
  status: number
  detail?: string
  /** Names the request in our logs. */
  requestId?: string
  /** Our own word for what was refused, and its numbers. */
  kind?: string
  [extension: string]: unknown
}

export function problemDocument(problem: ProblemWithoutType): Problem {
  return { type: problem.kind ? `/problems/${problem.kind}` : 'about:blank', ...problem }
}

/** A whole answer of it, for API routes. */
export function problemResponse(problem: ProblemWithoutType, headers: HeadersInit = {}): Response {
  const all = new Headers(headers)
  all.set('Content-Type', 'application/problem+json')
  if (!all.has('Cache-Control')) all.set('Cache-Control', 'no-store')
  return new Response(JSON.stringify(problemDocument(problem)), { status: problem.status, headers: all })
}
