import type { ShareAgreement } from '#app/domain/ledger/agreements.ts'
import type { CauseKind, Posting } from '#app/domain/ledger/posting.ts'
import type { LocalDate, UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '../connection.ts'
import type { NewRow, Row } from '../schema.ts'

/** Writes a posting once; the same cause a second time changes nothing. True when it was written now. */
export async function post(trx: Database, id: string, posting: Posting): Promise<boolean> {
  if (posting.lines.length === 0) return false
  for (const { account } of posting.lines) {
    await trx
      .insertInto('ledger_accounts')
      .values({ id: account.id, kind: account.kind, owner_id: account.ownerId, opened_at: posting.at })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  }
  const written = await trx
    .insertInto('ledger_postings')
    .values({
      id,
      cause_kind: posting.causeKind,
      cause_id: posting.causeId,
      booking_id: posting.bookingId,
      at: posting.at,
    })
    .onConflict((conflict) => conflict.columns(['cause_kind', 'cause_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return false
  await trx
    .insertInto('ledger_lines')
    .values(
      posting.lines.map(({ account, amountYen }, line) => ({
        posting_id: id,
        line,
        account_id: account.id,
        amount_yen: amountYen,
      })),
    )
    .execute()
  return true
}

export interface Balance {
  accountId: string
  kind: Row<'ledger_accounts'>['kind']
  ownerId: string | null
  /** Debit above zero: what we have; credit below: what we owe. */
  balanceYen: number
}

/** The balances of all accounts, or of one kind; computed, never stored. Bookings' own accounts only when asked for. */
export async function findBalances(db: Database, kind?: Row<'ledger_accounts'>['kind']): Promise<Balance[]> {
  let query = db
    .selectFrom('ledger_lines as line')
    .innerJoin('ledger_accounts as account', 'account.id', 'line.account_id')
    .select(({ fn }) => ['account.id', 'account.kind', 'account.owner_id', fn.sum<number>('line.amount_yen').as('yen')])
    .groupBy(['account.id', 'account.kind', 'account.owner_id'])
    .orderBy('account.id')
  query = kind ? query.where('account.kind', '=', kind) : query.where('account.kind', '<>', 'booking')
  return (await query.execute()).map(({ id, kind: of, owner_id, yen }) => ({
    accountId: id,
    kind: of,
    ownerId: owner_id,
    balanceYen: yen,
  }))
}

export interface BookingPart {
  departureId: string
  bookingId: string
  kind: Row<'ledger_accounts'>['kind']
  /** What went to this kind of account, less what came back from it. */
  yen: number
}

const PART_KINDS = ['guide', 'platform', 'region_fund', 'rights_holder'] as const

/** Who has got how much of the bookings of some departures, after every cancellation. */
export async function findPartsByDepartures(db: Database, departureIds: readonly string[]): Promise<BookingPart[]> {
  if (departureIds.length === 0) return []
  const rows = await db
    .selectFrom('ledger_lines as line')
    .innerJoin('ledger_postings as posting', 'posting.id', 'line.posting_id')
    .innerJoin('ledger_accounts as account', 'account.id', 'line.account_id')
    .innerJoin('bookings', 'bookings.id', 'posting.booking_id')
    .select(({ fn }) => ['departure_id', 'bookings.id', 'account.kind', fn.sum<number>('line.amount_yen').as('yen')])
    .where('bookings.departure_id', 'in', departureIds)
    .where('account.kind', 'in', PART_KINDS)
    .groupBy(['departure_id', 'bookings.id', 'account.kind'])
    .orderBy('bookings.id')
    .execute()
  return rows.map(({ departure_id, id, kind, yen }) => ({
    departureId: departure_id,
    bookingId: id,
    kind,
    yen: 0 - yen,
  }))
}

export interface TrialBalance {
  debitYen: number
  creditYen: number
  /** Postings whose lines do not sum to zero: there are none. */
  unbalancedPostings: number
}

/** The sums of both sides over the whole ledger; they are equal or something is very wrong. */
export async function findTrialBalance(db: Database): Promise<TrialBalance> {
  const sums = await db
    .selectFrom('ledger_lines')
    .select(({ fn, eb }) => [
      fn.sum<number | null>(eb.case().when('amount_yen', '>', 0).then(eb.ref('amount_yen')).else(0).end()).as('debit'),
      fn.sum<number | null>(eb.case().when('amount_yen', '<', 0).then(eb.ref('amount_yen')).else(0).end()).as('credit'),
    ])
    .executeTakeFirstOrThrow()
  const unbalanced = await db
    .selectFrom('ledger_lines')
    .select('posting_id')
    .groupBy('posting_id')
    .having(({ fn, eb }) => eb(fn.sum<number>('amount_yen'), '<>', 0))
    .execute()
  return { debitYen: sums.debit ?? 0, creditYen: 0 - (sums.credit ?? 0), unbalancedPostings: unbalanced.length }
}

export interface StatementLine {
  postingId: string
  causeKind: CauseKind
  at: UnixSeconds
  bookingId: string | null
  accountId: string
  accountKind: Row<'ledger_accounts'>['kind']
  ownerId: string | null
  amountYen: number
}

/** Every movement of one booking, or of one account within a span of time, in the order in which they were posted. */
export async function findStatement(
  db: Database,
  of: { bookingId: string } | { accountId: string; from: UnixSeconds; until: UnixSeconds },
): Promise<StatementLine[]> {
  let query = db
    .selectFrom('ledger_lines as line')
    .innerJoin('ledger_postings as posting', 'posting.id', 'line.posting_id')
    .innerJoin('ledger_accounts as account', 'account.id', 'line.account_id')
    .select([
      'posting.id',
      'cause_kind',
      'posting.at',
      'booking_id',
      'line.account_id',
      'kind',
      'owner_id',
      'amount_yen',
    ])
    .orderBy('posting.at')
    .orderBy('posting.id')
    .orderBy('line.line')
  if ('bookingId' in of) query = query.where('posting.booking_id', '=', of.bookingId)
  else {
    query = query
      .where('line.account_id', '=', of.accountId)
      .where('posting.at', '>=', of.from)
      .where('posting.at', '<', of.until)
  }
  return (await query.execute()).map((row) => ({
    postingId: row.id,
    causeKind: row.cause_kind as CauseKind,
    at: row.at,
    bookingId: row.booking_id,
    accountId: row.account_id,
    accountKind: row.kind,
    ownerId: row.owner_id,
    amountYen: row.amount_yen,
  }))
}

/** The agreements that are valid on a day, for any tour. */
export async function findAgreements(db: Database, day: LocalDate): Promise<ShareAgreement[]> {
  const rows = await db
    .selectFrom('share_agreements')
    .selectAll()
    .where('valid_from', '<=', day)
    .where((eb) => eb.or([eb('valid_until', 'is', null), eb('valid_until', '>=', day)]))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    accountKind: row.account_kind,
    ownerId: row.owner_id,
    tourId: row.tour_id,
    prefectureCode: row.prefecture_code,
    basisPoints: row.basis_points,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
  }))
}

export async function insertAgreement(db: Database, agreement: NewRow<'share_agreements'>): Promise<void> {
  await db.insertInto('share_agreements').values(agreement).execute()
}
