import type { SoldBy } from '#app/domain/booking/booking.ts'
import { accept, type Result } from '#app/domain/values/result.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { findReseller } from '#app/services/resellers/find-reseller.server.ts'
import { readJson } from '../read-json.ts'
import { octoError } from './octo-answer.ts'

/** Whose key a call carries: without one 401, with one that never was or was revoked 403. */
export async function requireReseller(request: Request, context: AppContext): Promise<SoldBy> {
  const [, key] = /^Bearer +(\S{1,200})$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (!key) throw octoError('UNAUTHORIZED')
  const reseller = await findReseller(context, key)
  if (!reseller) throw octoError('FORBIDDEN')
  return reseller
}

const MOST_BYTES = 64 * 1024

/** The body of a call; none at all is an empty one, because some steps need to say nothing. No body comes without its length. */
export async function readOctoBody(request: Request): Promise<Result<unknown, { kind: string }>> {
  if (Number(request.headers.get('content-length') ?? 0) === 0) return accept({})
  return readJson(request, MOST_BYTES)
}

/** The guest's languages as the call names them, most wanted first. */
export function languagesOf(request: Request, locales: readonly string[] = []): string[] {
  const accepted = (request.headers.get('accept-language') ?? '').slice(0, 500).split(',')
  return [...locales, ...accepted.map((part) => part.split(';')[0]!.trim()).filter((tag) => /^[a-z]/i.test(tag))]
}
