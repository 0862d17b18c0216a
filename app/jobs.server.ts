import type { Job } from './http/server/jobs.ts'
import { forgetRateLimits } from './services/account/forget-rate-limits.server.ts'
import type { AppContext } from './services/app-context.ts'
import { finishCallOffs } from './services/booking/call-off.server.ts'
import { expireHolds } from './services/booking/expire-holds.server.ts'
import { handlePendingStripeEvents } from './services/booking/receive-stripe-event.server.ts'
import { reconcilePayments } from './services/booking/reconcile-payments.server.ts'
import { forgetFiles } from './services/curation/imports/forget-files.server.ts'
import { wakeImports } from './services/curation/imports/wake-imports.server.ts'
import { sendOutbox } from './services/mail/send-outbox.server.ts'

/** What the house does by itself. Each is safe to run twice, and in two processes at once. */
export function backgroundJobs(context: AppContext): Job[] {
  return [
    { name: 'expire-holds', everySeconds: 15, run: () => expireHolds(context) },
    { name: 'finish-call-offs', everySeconds: 60, run: () => finishCallOffs(context) },
    { name: 'handle-stripe-events', everySeconds: 10, run: () => handlePendingStripeEvents(context) },
    // A payment whose webhook was lost for ever is right within a minute.
    { name: 'reconcile-payments', everySeconds: 30, run: async () => (await reconcilePayments(context)).mended },
    { name: 'send-outbox', everySeconds: 3, run: async () => (await sendOutbox(context)).sent },
    // What was asked for before a restart goes on.
    { name: 'imports', everySeconds: 5, run: () => wakeImports(context) },
    { name: 'forget-files', everySeconds: 3600, run: () => forgetFiles(context) },
    { name: 'forget-rate-limits', everySeconds: 600, run: () => forgetRateLimits(context) },
  ]
}
