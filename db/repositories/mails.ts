import type { Sort } from '#app/domain/values/sort.ts'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import { type Database, lockForUpdate } from '../connection.ts'
import type { NewRow, Row } from '../schema.ts'

export type Mail = Row<'mails'>

/** Puts a mail into the outbox once; the same `dedupe_key` again changes nothing. True when it was put in now. */
export async function insertOnce(trx: Database, mail: NewRow<'mails'>): Promise<boolean> {
  const row = await trx
    .insertInto('mails')
    .values(mail)
    .onConflict((conflict) => conflict.column('dedupe_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Takes mails that are due and pushes their next attempt into the future, so that no other process takes them
 * while they are on their way; a crash leaves them for that later time.
 */
export async function claimDue(trx: Database, now: UnixSeconds, leaseSeconds: number, limit: number): Promise<Mail[]> {
  const due = await lockForUpdate(
    trx,
    trx
      .selectFrom('mails')
      .selectAll()
      .where('sent_at', 'is', null)
      .where('next_attempt_at', '<=', now)
      .orderBy('next_attempt_at')
      .orderBy('id')
      .limit(limit),
  ).execute()
  for (const { id, attempts } of due) {
    await trx
      .updateTable('mails')
      .set({ attempts: attempts + 1, next_attempt_at: now + leaseSeconds })
      .where('id', '=', id)
      .execute()
  }
  return due.map((mail) => ({ ...mail, attempts: mail.attempts + 1 }))
}

export async function markSent(db: Database, id: string, at: UnixSeconds): Promise<void> {
  await db.updateTable('mails').set({ sent_at: at, last_error: null }).where('id', '=', id).execute()
}

/** Tries again at `nextAttemptAt`. */
export async function markFailed(db: Database, id: string, error: string, nextAttemptAt: UnixSeconds): Promise<void> {
  await db
    .updateTable('mails')
    .set({ last_error: error.slice(0, 500), next_attempt_at: nextAttemptAt })
    .where('id', '=', id)
    .execute()
}

export async function findById(db: Database, id: string): Promise<Mail | undefined> {
  return db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The outbox for the operator, newest first. */
export async function findLatest(db: Database, limit: number): Promise<Mail[]> {
  return db.selectFrom('mails').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

export const MAIL_STATES = ['waiting', 'failing', 'sent'] as const
export type MailState = (typeof MAIL_STATES)[number]

/** What stands as the error of a mail while there is no server to send it: it waits, nothing failed. */
export const NO_MAIL_SERVER = 'no_mail_server'

/** Where a mail stands: sent, refused at its last attempt, or not tried yet. */
export function stateOf({ sent_at, last_error }: Pick<Mail, 'sent_at' | 'last_error'>): MailState {
  if (sent_at !== null) return 'sent'
  return last_error === null || last_error === NO_MAIL_SERVER ? 'waiting' : 'failing'
}

export const MAIL_SORTS = ['subject', 'recipient', 'written', 'attempts'] as const
export type MailSort = (typeof MAIL_SORTS)[number]
const SORTED_BY = { subject: 'subject', recipient: 'recipient', written: 'created_at', attempts: 'attempts' } as const

export interface MailSearch {
  state?: MailState
  recipient?: string
  sort?: Sort<MailSort>
  limit: number
  /** From 1 on. */
  page: number
}

/** A page of the outbox, newest first unless asked otherwise, with the number of all that match. */
export async function search(
  db: Database,
  { state, recipient, sort = { by: 'written', isDescending: true }, limit, page }: MailSearch,
): Promise<{ mails: Mail[]; total: number }> {
  let query = db.selectFrom('mails')
  if (state) query = query.where('sent_at', state === 'sent' ? 'is not' : 'is', null)
  if (state === 'failing') query = query.where('last_error', '<>', NO_MAIL_SERVER)
  if (state === 'waiting') {
    query = query.where((eb) => eb.or([eb('last_error', 'is', null), eb('last_error', '=', NO_MAIL_SERVER)]))
  }
  // Addresses are kept in small letters only where people type them to sign in.
  if (recipient)
    query = query.where((eb) => eb(eb.fn<string>('lower', ['recipient']), 'like', `%${likeText(recipient)}%`))
  const { total } = await query.select(({ fn }) => fn.countAll().as('total')).executeTakeFirstOrThrow()
  const mails = await query
    .selectAll()
    .orderBy(SORTED_BY[sort.by], sort.isDescending ? 'desc' : 'asc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset((page - 1) * limit)
    .execute()
  return { mails, total: Number(total) }
}

/** An underscore is part of many addresses; here it stands for any one letter, which finds no less. */
function likeText(text: string): string {
  return text.toLowerCase().replaceAll('%', '')
}

export async function findAllByBookingId(db: Database, bookingId: string): Promise<Mail[]> {
  return db
    .selectFrom('mails')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}
