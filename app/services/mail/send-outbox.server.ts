import type { UnixSeconds } from '#app/domain/values/time.ts'
import * as mails from '#db/repositories/mails.ts'
import type { AppContext } from '../app-context.ts'

const LEASE_SECONDS = 120
const BATCH = 20
const MAX_BACKOFF_SECONDS = 6 * 3600
/** Without a mail server a mail is announced once; whoever sets one up later does not want last year's mails sent. */
const KEPT_SECONDS = 10 * 365 * 86_400

/** Sends what is due, one batch a call: claimed in one transaction, sent outside, marked one by one. */
export async function sendOutbox(context: AppContext): Promise<{ sent: number; failed: number }> {
  const { db, mail, now, log } = context
  const due = await db.transaction().execute((trx) => mails.claimDue(trx, now(), LEASE_SECONDS, BATCH))
  let sent = 0
  for (const one of due) {
    if (mail.kind === 'outbox') {
      announce(context, one)
      await mails.markFailed(db, one.id, mails.NO_MAIL_SERVER, now() + KEPT_SECONDS)
      continue
    }
    try {
      await mail.deliver({
        id: one.id,
        recipient: one.recipient,
        language: one.language,
        subject: one.subject,
        text: one.body_text,
        calendarIcs: one.calendar_ics,
      })
      await mails.markSent(db, one.id, now())
      sent += 1
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      await mails.markFailed(db, one.id, reason, now() + backoffSeconds(one.attempts))
      log.warn({ mailId: one.id, kind: one.kind, attempts: one.attempts, reason }, 'mail not sent, will try again')
    }
  }
  return { sent, failed: mail.kind === 'outbox' ? 0 : due.length - sent }
}

/** 1, 2, 4 … minutes, at most six hours. */
export function backoffSeconds(attempts: number): UnixSeconds {
  return Math.min(60 * 2 ** Math.max(0, attempts - 1), MAX_BACKOFF_SECONDS)
}

/** The link of a sign-in is said on the console: on a machine without mail there is no other way in. */
function announce({ log }: AppContext, mail: mails.Mail): void {
  const link = mail.kind === 'sign_in' ? /https?:\/\/\S+/.exec(mail.body_text)?.[0] : undefined
  log.info({ mailId: mail.id, kind: mail.kind, ...(link ? { link } : {}) }, 'mail kept in the outbox')
}
