import type { RequestHandler } from 'express'
import { LARGEST_UPLOAD_BYTES } from '#app/domain/access/upload-limit.ts'
import type { Answer } from './plain-answer.ts'

const KIB = 1024
const DRAINED = 32 * KIB * KIB
/** What stands around a file in its form. */
const FORM = 64 * KIB
/** The largest body in bytes that each part of the house reads; the first that fits counts. */
const LIMITS: [RegExp, number][] = [
  [/^\/webhooks\//, 1024 * KIB],
  // Goes to the disk piece by piece.
  [/^\/[\w-]+\/board\/imports(\.data)?$/, LARGEST_UPLOAD_BYTES + FORM],
  [/^\//, 256 * KIB],
]

/** Refuses a body that is too large without keeping a byte of it; Node itself holds the sender to the stated length. */
export function bodyLimits(answer: Answer): RequestHandler {
  return (request, response, next) => {
    const hasBody = request.headers['transfer-encoding'] !== undefined
    const length = request.headers['content-length']
    // A body without a stated length could only be measured by reading it.
    if (hasBody && length === undefined) return answer(request, response, 411)
    const [, limit] = LIMITS.find(([path]) => path.test(request.path))!
    if (Number(length ?? 0) <= limit) return next()
    // Most clients listen only when they have sent everything, so a body of bearable size is read and thrown away first.
    if (Number(length) > Math.max(DRAINED, 2 * limit)) return answer(request, response, 413, { Connection: 'close' })
    request.resume().on('end', () => answer(request, response, 413))
  }
}
