/** The table of DESIGN §1, row by row: whoever stands at `from` may import what stands at `may`, and itself. */
export interface Rule {
  from: string
  may: string[]
  /** Packages that it may use; undefined: any. */
  packages?: RegExp
}

const COMPUTES_ONLY = /^(@turf\/.+|opening_hours|zod|suncalc|@holiday-jp\/holiday_jp)$/

/** The first row whose `from` begins a file's path is the one that holds for it. */
export const RULES: Rule[] = [
  { from: 'app/domain/values/', may: [], packages: /^$/ },
  { from: 'app/domain/planner/', may: ['app/domain/values/', 'app/domain/catalog/'], packages: COMPUTES_ONLY },
  { from: 'app/domain/booking/', may: ['app/domain/values/', 'app/domain/tours/'], packages: COMPUTES_ONLY },
  { from: 'app/domain/tours/', may: ['app/domain/values/', 'app/domain/catalog/'], packages: COMPUTES_ONLY },
  { from: 'app/domain/curation/', may: ['app/domain/values/', 'app/domain/catalog/'], packages: COMPUTES_ONLY },
  { from: 'app/domain/ledger/', may: ['app/domain/values/', 'app/domain/booking/'], packages: COMPUTES_ONLY },
  { from: 'app/domain/', may: ['app/domain/values/'], packages: COMPUTES_ONLY },
  { from: 'db/seed/', may: ['app/domain/', 'db/', 'geo-data/'] },
  { from: 'db/', may: ['app/domain/'] },
  // Travel times and plans speak of the planner's own shapes; all other gateways know values alone.
  { from: 'app/gateways/routing/', may: ['app/domain/values/', 'app/domain/planner/'] },
  { from: 'app/gateways/planning/', may: ['app/domain/values/', 'app/domain/planner/', 'app/gateways/routing/'] },
  { from: 'app/gateways/', may: ['app/domain/values/'] },
  { from: 'app/services/', may: ['app/domain/', 'db/', 'app/gateways/', 'app/i18n/', 'app/urls.ts'] },
  { from: 'app/i18n/', may: ['app/domain/', 'locales/'] },
  // root.tsx for the type of its data, which every page may read.
  { from: 'app/ui/', may: ['app/domain/', 'app/i18n/', 'app/urls.ts', 'app/root.tsx', 'locales/'] },
  // The server's row of guards stands before the pages and answers in the reader's language where they can't.
  {
    from: 'app/http/',
    may: ['app/domain/access/', 'app/domain/values/', 'app/i18n/', 'app/urls.ts', 'app/services/app-context.ts', 'db/'],
  },
  {
    from: 'app/routes/',
    may: [
      'app/services/',
      'db/repositories/',
      'app/domain/',
      'app/ui/',
      'app/http/',
      'app/i18n/',
      'app/urls.ts',
      'app/root.tsx',
    ],
  },
  { from: 'app/root.tsx', may: ['app/domain/', 'app/ui/', 'app/http/', 'app/i18n/', 'app/urls.ts'] },
  { from: 'app/entry.', may: ['app/ui/', 'app/i18n/', 'app/http/'] },
  { from: 'app/routes.ts', may: ['app/routes/api/routes.ts'] },
  { from: 'app/urls.ts', may: ['app/domain/values/'] },
  { from: 'app/config.server.ts', may: ['app/secrets.server.ts', 'db/connection.ts'] },
  { from: 'app/secrets.server.ts', may: [] },
  { from: 'app/jobs.server.ts', may: ['app/services/', 'app/http/server/jobs.ts'] },
  { from: 'app/context.server.ts', may: ['app/', 'db/', 'scripts/sandbox/'] },
]

/** What may be imported only by the files named. */
export const KEPT: { what: RegExp; by: RegExp; why: string }[] = [
  {
    what: /^stripe$/,
    by: /(stripe\.server\.ts$|^scripts\/sandbox\/|^tests\/)/,
    why: 'only stripe.server.ts speaks to Stripe',
  },
  {
    what: /^app\/config\.server\.ts$/,
    by: /^(app\/context\.server\.ts|scripts\/|tests\/)/,
    why: 'only context.server.ts reads the settings',
  },
  { what: /^app\/context\.server\.ts$/, by: /^(scripts|tests)\//, why: 'the context is handed over, never fetched' },
  { what: /^better-sqlite3$|^pg$/, by: /^(db|scripts|tests)\//, why: 'only db/ opens a database' },
]

/** A gateway's folder shows its interface to all; the real one behind it is joined in context.server.ts alone. */
export const CONCRETE_GATEWAY = /^app\/gateways\/.+\.server\.ts$/
export const MAY_JOIN_GATEWAYS = /^(app\/context\.server\.ts|app\/gateways\/|scripts\/|tests\/)/
