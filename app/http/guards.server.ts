import { redirect } from '@remix-run/node'
import { decideEntry, type Room, roleOf } from '#app/domain/access/decide-entry.ts'
import { importScopeOf } from '#app/domain/access/scope.ts'
import type { RoleKind, RoleOf, User } from '#app/domain/access/user.ts'
import { DEFAULT_LANGUAGE, languageOfPath } from '#app/i18n/languages.ts'
import type { AppContext } from '#app/services/app-context.ts'
import { urlsFor } from '#app/urls.ts'
import { findUser } from './session.server.ts'

type Needs = Pick<AppContext, 'db' | 'accounts'>

/** The person who is signed in; others are led to sign in and back. */
export function requireUser(request: Request, context: Needs): Promise<User> {
  return enter(request, context, 'account')
}

/** The person and what their role is bound to; for the wrong person there is no such page (404). */
export async function requireRole<Kind extends RoleKind>(
  request: Request,
  context: Needs,
  kind: Kind,
): Promise<{ user: User; role: RoleOf<Kind> }> {
  const user = await enter(request, context, kind)
  return { user, role: roleOf(user, kind)! }
}

/** A board, for the files of its region, or the operator, for all; for others there is no such page (404). */
export async function requireImporter(request: Request, context: Needs) {
  const user = await enter(request, context, 'account')
  const scope = importScopeOf(user)
  if (!scope) throw new Response(null, { status: 404 })
  return { user, scope }
}

async function enter(request: Request, context: Needs, room: Room): Promise<User> {
  const user = await findUser(request, context)
  switch (decideEntry(user, room)) {
    case 'open':
      return user!
    case 'absent':
      throw new Response(null, { status: 404 })
    case 'sign_in':
      throw redirect(signInPath(request))
  }
}

/** A form that was sent without a session can't be repeated, so only pages are come back to. */
function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url)
  const path = pathname.replace(/\.data$/, '')
  const query = new URLSearchParams(search)
  query.delete('_routes')
  const next = request.method === 'GET' ? path + (query.size ? `?${query}` : '') : path
  return urlsFor(languageOfPath(path) ?? DEFAULT_LANGUAGE).signIn(next)
}
