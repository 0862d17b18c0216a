import { type DatabaseConnection, type Driver, PostgresDialect, PostgresDriver } from 'kysely'
import pg from 'pg'
import { databaseError } from './errors.ts'

export interface PostgresOptions {
  url: string
  /** Connections of this process; a whole cluster shares the server's `max_connections`. */
  poolSize?: number
  statementTimeoutMs?: number
}

/** PostgreSQL for Kysely with the row types of SQLite: int8 and numeric as numbers, booleans as 0 and 1. */
export class OurPostgresDialect extends PostgresDialect {
  readonly #pool: pg.Pool

  constructor({ url, poolSize = 10, statementTimeoutMs = 10_000 }: PostgresOptions) {
    const pool = new pg.Pool({
      connectionString: url,
      max: poolSize,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: 30_000,
      application_name: 'meguri',
      types: { getTypeParser },
    })
    // An idle connection that the server closes must not end the process; the next query opens a new one.
    pool.on('error', () => {})
    super({ pool })
    this.#pool = pool
  }

  override createDriver(): Driver {
    return new OurPostgresDriver({ pool: this.#pool })
  }
}

class OurPostgresDriver extends PostgresDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    try {
      return withTypedErrors(await super.acquireConnection())
    } catch (error) {
      throw databaseError(error)
    }
  }
}

const wrapped = new WeakSet<DatabaseConnection>()

function withTypedErrors(connection: DatabaseConnection): DatabaseConnection {
  if (wrapped.has(connection)) return connection
  wrapped.add(connection)
  const executeQuery = connection.executeQuery.bind(connection)
  connection.executeQuery = async (query) => {
    try {
      return await executeQuery({ ...query, parameters: query.parameters.map(withoutNul) })
    } catch (error) {
      throw databaseError(error)
    }
  }
  return connection
}

/** PostgreSQL's text can't hold NUL and calls it an error; as on the web, the replacement sign takes its place. */
function withoutNul(parameter: unknown): unknown {
  return typeof parameter === 'string' ? parameter.replaceAll('\0', '\ufffd') : parameter
}

const { builtins } = pg.types

function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === builtins.INT8 || oid === builtins.NUMERIC) return Number
  if (oid === builtins.BOOL) return (text) => (text === 't' ? 1 : 0)
  return pg.types.getTypeParser(oid, format as 'text') as (text: string) => unknown
}
