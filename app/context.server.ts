import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Database } from '#db/connection.ts'
import { projectRoot } from '#db/project-root.ts'
import { type Config, isLiveKey } from './config.server.ts'
import { SIGN_IN_LINK_MINUTES } from './domain/access/sign-in-link.ts'
import { idFromBytes } from './domain/values/ids.ts'
import { betterAuthAccounts } from './gateways/auth/better-auth.server.ts'
import { outboxOnlyMailer } from './gateways/mail/outbox-only.ts'
import { smtpMailer } from './gateways/mail/smtp.server.ts'
import type { Payments } from './gateways/payments/payments.ts'
import { stripePayments } from './gateways/payments/stripe.server.ts'
import { threadedPlanner } from './gateways/planning/threads.ts'
import { attachedRouting } from './gateways/routing/attached.ts'
import { builtInRouting } from './gateways/routing/built-in.ts'
import { engineAt } from './gateways/routing/engine-at.ts'
import { readRailData } from './gateways/routing/rail-files.ts'
import type { Routing } from './gateways/routing/routing.ts'
import type { SurveyReport } from './gateways/routing/survey.ts'
import type { TimetableAnswers } from './gateways/routing/timetable-answers.ts'
import { threadedTimetables } from './gateways/routing/timetable-thread.ts'
import { timetableRouting } from './gateways/routing/timetables.ts'
import { createLogger } from './http/server/request-log.ts'
import { i18nFor } from './i18n/i18n.server.ts'
import { isLanguage } from './i18n/languages.ts'
import type { AppContext } from './services/app-context.ts'
import { type StationDirectory, stationDirectory } from './services/catalog/station-directory.ts'
import { threadedImportDesk } from './services/curation/imports/import-desk.ts'
import { timetableStore } from './services/itineraries/timetable-store.ts'
import { timetableWorkerUrl } from './services/itineraries/timetable-worker-url.ts'

export interface JoinedContext {
  context: AppContext
  /** Ends the planner's threads and the database, in this order. */
  close: () => Promise<void>
}

const RAIL = join(projectRoot(), 'geo-data/rail')

/** The one place where real things are joined; whoever reads it knows what the product is made of. */
export function joinContext(config: Config, db: Database): JoinedContext {
  const log = createLogger(config.logLevel)
  const planner = threadedPlanner({ railRoot: RAIL, threads: config.plannerThreads })
  const timetables = threadedTimetables({
    workerUrl: timetableWorkerUrl(),
    workerData: { databaseUrl: config.databaseUrl },
    tellDeath: (reason) => log.error({ reason }, 'timetables'),
  })
  const importDesk = threadedImportDesk(
    { databaseUrl: config.databaseUrl, folder: join(config.dataFolder, 'imports') },
    (trouble) => log.error({ trouble }, 'imports'),
  )
  const context: AppContext = {
    db,
    payments: paymentsOf(config),
    mail: config.smtpUrl
      ? smtpMailer({ url: config.smtpUrl, from: config.mailFrom, translate: sayMail })
      : outboxOnlyMailer({ translate: sayMail }),
    accounts: betterAuthAccounts({
      db,
      secret: config.sessionSecret,
      publicOrigin: config.publicOrigin,
      linkMinutes: SIGN_IN_LINK_MINUTES,
    }),
    routing: routingOf(config, db, timetables, log),
    planner,
    stations: lazyStations(),
    importDesk,
    now: () => Math.floor(Date.now() / 1000),
    newId: () => idFromBytes(randomBytes(16)),
    log,
    publicOrigin: config.publicOrigin,
    sellerDisclosure: config.sellerDisclosure ?? null,
    mapStyleUrl: config.mapStyleUrl,
  }
  return {
    context,
    close: async () => {
      await planner.close()
      await timetables.close()
      await importDesk.close()
      await db.destroy()
      log.flush()
    },
  }
}

/** Read at the first question, so that a start does not wait for ten thousand rows. */
function lazyStations(): StationDirectory {
  let directory: StationDirectory | undefined
  const ready = () => {
    directory ??= stationDirectory(readRailData(RAIL).stations)
    return directory
  }
  return { find: (group) => ready().find(group), search: (text, limit) => ready().search(text, limit) }
}

/** The chain of ways: loaded timetables, the engine where one is set, and behind both the planner's own estimates. */
function routingOf({ routing }: Config, db: Database, answers: TimetableAnswers, log: AppContext['log']): Routing {
  const tell = (quietly: 'info' | 'debug') => (report: SurveyReport) => {
    if (Object.keys(report.failures).length > 0) log.warn(report, 'routing')
    else log[quietly](report, 'routing')
  }
  const engine = routing ? attachedRouting({ engine: engineAt(routing), tell: tell('info') }) : builtInRouting()
  // They are asked at every turn of a plan, and no host is.
  return timetableRouting({ store: timetableStore(db), answers, next: engine, tell: tell('debug') })
}

function paymentsOf({ stripe }: Config): Payments {
  const { secretKey, webhookSecret } = stripe
  if (stripe.kind === 'sandbox') {
    const { apiBase, origin } = stripe
    return stripePayments({ secretKey, webhookSecret, apiBase, mode: 'sandbox', checkoutOrigin: origin })
  }
  const { apiBase = null } = stripe
  const checkoutOrigin = apiBase ? new URL(apiBase).origin : 'https://checkout.stripe.com'
  const mode = isLiveKey(secretKey) ? 'live' : 'test'
  return stripePayments({ secretKey, webhookSecret, apiBase, mode, checkoutOrigin })
}

function sayMail(language: string, key: string, values: Record<string, string | number>): string {
  // The key is computed from the mail's kind, so the compiler can't know it; the mailer's test asks for every one.
  const say = i18nFor(isLanguage(language) ? language : 'en').getFixedT(null, 'mail') as unknown as (
    key: string,
    values: object,
  ) => string
  return say(key, values)
}
