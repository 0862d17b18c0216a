/** The database is there but others are in the way: the same request may succeed in a moment. */
export class DatabaseBusyError extends Error {
  override name = 'DatabaseBusyError'
  readonly retryAfterSeconds = 2
}

/** The database can't be read or written now (disk full, input/output error, server gone). */
export class DatabaseUnavailableError extends Error {
  override name = 'DatabaseUnavailableError'
  readonly retryAfterSeconds = 10
}

/** Turns a driver's error into one of the two above where it is one; any other error comes back as it was. */
export function databaseError(error: unknown): unknown {
  const code = codeOf(error)
  if (!code || !(error instanceof Error)) return error
  if (BUSY.test(code)) return new DatabaseBusyError(error.message, { cause: error })
  if (UNAVAILABLE.test(code)) return new DatabaseUnavailableError(error.message, { cause: error })
  return error
}

/** True when a row with the same unique value is already there, on either engine. */
export function isUniqueViolation(error: unknown): boolean {
  return /^(SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)|23505)$/.test(codeOf(error) ?? '')
}

// SQLite's names; PostgreSQL's 40001 serialization, 40P01 deadlock, 55P03 lock not available, 57014 statement timeout.
const BUSY = /^(SQLITE_BUSY|SQLITE_LOCKED|40001|40P01|55P03|57014)/
// PostgreSQL's class 08 connection, 53 out of resources, 57P0x shutting down, 25006 read-only; and Node's socket errors.
const UNAVAILABLE =
  /^(SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)|08|53|57P0|25006|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)/

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  // node-postgres reports a lost connection without a code.
  if (/^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message)) return 'ECONNRESET'
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
