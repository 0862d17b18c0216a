import type { Generated } from 'kysely'

/** People, roles, plans, mail and targets. */
export interface UsersTable {
  id: string
  name: string
  email: string
  emailVerified: Generated<number>
  image: string | null
  createdAt: string
  updatedAt: string
}

export interface SessionsTable {
  id: string
  userId: string
  token: string
  expiresAt: string
  ipAddress: string | null
  userAgent: string | null
  createdAt: string
  updatedAt: string
}

export interface CredentialsTable {
  id: string
  accountId: string
  providerId: string
  userId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: string | null
  refreshTokenExpiresAt: string | null
  scope: string | null
  password: string | null
  createdAt: string
  updatedAt: string
}

export interface VerificationsTable {
  id: string
  identifier: string
  value: string
  expiresAt: string
  createdAt: string | null
  updatedAt: string | null
}

export interface UserRolesTable {
  user_id: string
  role: 'guide' | 'board' | 'operator'
  guide_id: string | null
  prefecture_code: string | null
  municipality_code: string | null
  granted_at: number
}

export interface ItinerariesTable {
  /** 128 bits: whoever has the address may see and change the plan */
  id: string
  language: string
  request_json: string
  plan_json: string
  version: number
  user_id: string | null
  created_at: number
  updated_at: number
}

export interface ItineraryVersionsTable {
  itinerary_id: string
  version: number
  request_json: string
  plan_json: string
  /** Null: made by the planner */
  edit_json: string | null
  at: number
}

export interface ItineraryProposalsTable {
  itinerary_id: string
  id: string
  /** Of the plan it was made for. */
  version: number
  asked_json: string
  request_json: string
  plan_json: string
  created_at: number
}

export interface ItineraryAlternativesTable {
  itinerary_id: string
  kind: 'calm' | 'full' | 'local'
  id: string
  /** Of the plan it was made for. */
  version: number
  request_json: string
  plan_json: string
  created_at: number
}

export interface MailsTable {
  id: string
  dedupe_key: string
  kind: string
  language: string
  recipient: string
  subject: string
  body_text: string
  calendar_ics: string | null
  booking_id: string | null
  created_at: number
  sent_at: number | null
  attempts: Generated<number>
  next_attempt_at: number
  last_error: string | null
}

export interface KpiTargetsTable {
  id: string
  prefecture_code: string
  measure: 'planned_stops' | 'places_in_plans' | 'bookings' | 'guests' | 'region_fund_yen'
  from_day: string
  until_day: string
  target: number
  author_id: string | null
  created_at: number
}

export interface RateLimitsTable {
  id: string
  uses: number
  resets_at: number
}
