import type Sqlite from 'better-sqlite3'
import { type CompiledQuery, type DatabaseConnection, type QueryResult, SelectQueryNode } from 'kysely'
import { DatabaseBusyError, databaseError } from '../errors.ts'
import type { SqliteFile } from './sqlite-file.ts'

/**
 * What Kysely holds for one query or one transaction. It takes the writer only when it must: a plain select outside a
 * transaction goes to the reader, which sees the last commit and never waits for an open transaction.
 */
export class SqliteConnection implements DatabaseConnection {
  readonly #file: SqliteFile
  #isInTransaction = false

  constructor(file: SqliteFile) {
    this.#file = file
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#isInTransaction) return this.#run(this.#file.writer, query)
    if (this.#file.reader && isPlainRead(this.#file.reader, query)) {
      return this.#patiently(() => this.#run<Row>(this.#file.reader!, query))
    }
    await this.#file.writeLock.acquire()
    try {
      return await this.#patiently(() => this.#run<Row>(this.#file.writer, query))
    } finally {
      this.#file.writeLock.release()
    }
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    // A statement that is being iterated blocks its connection, so the rows are read at once and handed out one by one.
    const { rows } = await this.executeQuery<Row>(query)
    for (const row of rows) yield { rows: [row] }
  }

  /** Immediate, because a deferred transaction that reads first can't be upgraded when another one has written. */
  async begin(): Promise<void> {
    await this.#file.writeLock.acquire()
    try {
      await this.#patiently(() => this.#file.writer.exec('begin immediate'))
      this.#isInTransaction = true
    } catch (error) {
      this.#file.writeLock.release()
      throw error
    }
  }

  commit(): void {
    try {
      this.#file.writer.exec('commit')
    } catch (error) {
      throw databaseError(error)
    }
    this.#end()
  }

  rollback(): void {
    // A full disk or an I/O error may have rolled back already.
    try {
      if (this.#file.writer.inTransaction) this.#file.writer.exec('rollback')
    } finally {
      this.#end()
    }
  }

  #end(): void {
    this.#isInTransaction = false
    this.#file.writeLock.release()
  }

  #run<Row>(database: Sqlite.Database, query: CompiledQuery): QueryResult<Row> {
    try {
      const statement = this.#file.prepare(database, query.sql)
      if (!statement) {
        database.exec(query.sql)
        return { rows: [] }
      }
      if (statement.reader) return { rows: statement.all(query.parameters) as Row[] }
      const { changes, lastInsertRowid } = statement.run(query.parameters)
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) }
    } catch (error) {
      throw databaseError(error)
    }
  }

  /** Waits for another process without stopping this one: SQLite's own busy timeout would block every request. */
  async #patiently<Value>(attempt: () => Value): Promise<Value> {
    const deadline = performance.now() + this.#file.busyMs
    for (let waitMs = 2; ; waitMs = Math.min(waitMs * 2, 50)) {
      try {
        return attempt()
      } catch (error) {
        const known = databaseError(error)
        if (!(known instanceof DatabaseBusyError) || performance.now() > deadline) throw known
      }
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}

function isPlainRead(reader: Sqlite.Database, query: CompiledQuery): boolean {
  if (SelectQueryNode.is(query.query)) return true
  if (query.query.kind !== 'RawNode' || !/^\s*(select|with|explain|pragma \w+\s*(\(|$))/i.test(query.sql)) return false
  return reader.prepare(query.sql).readonly
}
