import type { Logger } from 'pino'
import type { NewId } from '#app/domain/values/ids.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Accounts } from '#app/gateways/auth/accounts.ts'
import type { Mailer } from '#app/gateways/mail/mailer.ts'
import type { Payments } from '#app/gateways/payments/payments.ts'
import type { PlannerPool } from '#app/gateways/planning/planner-pool.ts'
import type { Routing } from '#app/gateways/routing/routing.ts'
import type { StationDirectory } from '#app/services/catalog/station-directory.ts'
import type { ImportDesk } from '#app/services/curation/imports/import-desk.ts'
import type { Database } from '#db/connection.ts'

/** What every verb is given: the outside, time and chance. Joined in context.server.ts alone. */
export interface AppContext {
  db: Database
  payments: Payments
  mail: Mailer
  accounts: Accounts
  routing: Routing
  planner: PlannerPool
  /** Every station of the rail data, by group and by name. */
  stations: StationDirectory
  /** Files of records that boards send. */
  importDesk: ImportDesk
  now: () => UnixSeconds
  newId: NewId
  log: Logger
  /** Scheme, host and port of every link that leaves the house; never taken from a request. */
  publicOrigin: string
  /** Who sells, as the law wants it named: name, address, telephone, person responsible. `null` where nothing real is sold. */
  sellerDisclosure: string | null
  /** Another host's map style in place of our own ground; absent by default. */
  mapStyleUrl?: string
}
