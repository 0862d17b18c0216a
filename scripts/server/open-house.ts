import type { Config } from '#app/config.server.ts'
import { joinContext } from '#app/context.server.ts'
import { type AppOptions, createApp } from '#app/http/server/create-app.ts'
import { startJobs } from '#app/http/server/jobs.ts'
import { listen } from '#app/http/server/listen.ts'
import { backgroundJobs } from '#app/jobs.server.ts'
import { openDatabase } from '#db/connection.ts'
import { announce } from './announce.ts'
import { prepareDatabase } from './prepare-database.ts'
import { startPaymentSandbox } from './start-payment-sandbox.ts'
import { stopOnSignal } from './stop-on-signal.ts'
import { told } from './told.ts'

export type Pages = Pick<AppOptions, 'build' | 'assets' | 'mode'> & { close?: () => Promise<void> }

/** Migrates, seeds an empty database, serves the pages and does the house's own work, until a signal ends it. */
export async function openHouse(config: Config, makePages: () => Promise<Pages>): Promise<void> {
  const db = openDatabase(config.databaseUrl)
  await prepareDatabase(db, config.databaseUrl)
  const sandbox = await startPaymentSandbox(config)
  const { context, close } = joinContext(config, db)
  await told('pages', async () => {
    const pages = await makePages()
    const app = createApp({
      ...pages,
      context,
      databaseUrl: config.databaseUrl,
      trustedProxies: config.trustedProxies,
      hasRateLimits: config.hasRateLimits,
      addressKey: config.sessionSecret,
      hasPseudoLanguages: config.hasPseudoLanguages,
      paymentOrigins: [context.payments.checkoutOrigin],
      mapOrigin: config.mapStyleUrl && new URL(config.mapStyleUrl).origin,
    })
    const server = await listen(app, config.host, config.port)
    const jobs = startJobs(backgroundJobs(context), context.log)
    stopOnSignal(async () => {
      await server.close()
      await pages.close?.()
      await jobs.stop()
      await sandbox?.close()
      await close()
    })
    return undefined
  })
  announce(config)
}
