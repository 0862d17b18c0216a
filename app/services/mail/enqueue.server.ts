import type { MailMessage } from '#app/gateways/mail/mailer.ts'
import type { Database } from '#db/connection.ts'
import * as mails from '#db/repositories/mails.ts'
import type { AppContext } from '../app-context.ts'

export interface MailOrder {
  /** The same key never sends twice: one mail of each kind for each fact. */
  dedupeKey: string
  language: string
  recipient: string
  message: MailMessage
  bookingId?: string
  calendarIcs?: string
}

/**
 * Writes a mail into the outbox, in the transaction of the fact it tells (or on its own, given `context.db`).
 * Nothing goes out here: `sendOutbox` does that, and a failing mail never undoes anything.
 */
export async function enqueueMail(
  db: Database,
  { mail, now, newId }: Pick<AppContext, 'mail' | 'now' | 'newId'>,
  order: MailOrder,
): Promise<void> {
  const { subject, text } = mail.compose(order.language, order.message)
  await mails.insertOnce(db, {
    id: newId(),
    dedupe_key: order.dedupeKey,
    kind: order.message.kind,
    language: order.language,
    recipient: order.recipient,
    subject,
    body_text: text,
    calendar_ics: order.calendarIcs ?? null,
    booking_id: order.bookingId ?? null,
    created_at: now(),
    next_attempt_at: now(),
    sent_at: null,
    last_error: null,
  })
}
