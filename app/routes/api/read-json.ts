import { accept, type Result, refuse } from '#app/domain/values/result.ts'

export type BodyRefusal =
  | { kind: 'unsupported_media_type' }
  | { kind: 'invalid_json' }
  | { kind: 'body_too_large'; maxBytes: number }

/** Reads a JSON object of at most so many bytes; stops reading at the first byte too many, whatever length was stated. */
export async function readJson(request: Request, maxBytes: number): Promise<Result<unknown, BodyRefusal>> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    return refuse({ kind: 'unsupported_media_type' })
  }
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return refuse({ kind: 'body_too_large', maxBytes })
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (request.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength
    if (size > maxBytes) return refuse({ kind: 'body_too_large', maxBytes })
    chunks.push(chunk)
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? accept(value) : refuse({ kind: 'invalid_json' })
  } catch {
    return refuse({ kind: 'invalid_json' })
  }
}
