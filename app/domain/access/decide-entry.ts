import type { RoleKind, RoleOf, User } from './user.ts'

/** The doors of the house that need a key: an account of one's own, or a role. */
export type Room = 'account' | RoleKind

/** `absent`: for the wrong person there is no such room, so that nobody learns what is behind a door. */
export type Entry = 'open' | 'sign_in' | 'absent'

/** Whether somebody may enter a room. */
export function decideEntry(user: User | undefined, room: Room): Entry {
  if (!user) return 'sign_in'
  if (room === 'account') return 'open'
  return roleOf(user, room) ? 'open' : 'absent'
}

/** The role of a kind with what it is bound to. */
export function roleOf<Kind extends RoleKind>(user: User, kind: Kind): RoleOf<Kind> | undefined {
  return user.roles.find((role): role is RoleOf<Kind> => role.kind === kind)
}
