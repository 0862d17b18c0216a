/** What a person may do beside what every visitor may. A guide is bound to a guide record, a board to its region. */
export type Role =
  | { kind: 'guide'; guideId: string }
  | { kind: 'board'; prefectureCode: string; municipalityCode: string | null }
  | { kind: 'operator' }

export type RoleKind = Role['kind']
export type RoleOf<Kind extends RoleKind> = Extract<Role, { kind: Kind }>

/** Somebody who is signed in; without roles a visitor. */
export interface User {
  id: string
  name: string
  email: string
  roles: Role[]
}
