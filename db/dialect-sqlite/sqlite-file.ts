import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { databaseError } from '../errors.ts'
import { WriteLock } from './write-lock.ts'

export interface SqliteOptions {
  /** A path, or `:memory:` for a database of one connection that ends with the process. */
  path: string
  /** How long a query waits for others before it gives up, in milliseconds. */
  busyMs?: number
  /** `full` keeps every acknowledged commit through a power cut; only tests may ask for less. */
  durability?: 'full' | 'off'
}

const STATEMENTS_KEPT = 500
// Blocks the event loop, so only long enough for the checkpoint of a neighbour; the patient waiting is ours.
const DRIVER_BUSY_MS = 20
// The upper floors of the indexes of a million places; the 2 MB that SQLite takes by itself read them anew for each search.
const READER_CACHE_KB = 32_000

/** One SQLite file: the one connection that writes, the read-only one beside it, and whose turn it is. */
export class SqliteFile {
  readonly writer: BetterSqlite.Database
  /** Absent in memory: such a database has one connection. */
  readonly reader: BetterSqlite.Database | undefined
  readonly writeLock: WriteLock
  readonly busyMs: number
  readonly #statements = new Map<BetterSqlite.Database, Map<string, BetterSqlite.Statement>>()

  constructor({ path, busyMs = 5000, durability = 'full' }: SqliteOptions) {
    this.busyMs = busyMs
    this.writeLock = new WriteLock(busyMs * 2)
    const isInMemory = path === ':memory:'
    try {
      if (!isInMemory) mkdirSync(dirname(path), { recursive: true })
      this.writer = openWriter(path, isInMemory ? [] : ['journal_mode = wal', `synchronous = ${durability}`])
      this.reader = isInMemory ? undefined : openReader(path)
    } catch (error) {
      throw databaseError(error)
    }
  }

  /** The prepared statement of a query, kept for the next time; nothing when the text holds several statements. */
  prepare(database: BetterSqlite.Database, sql: string): BetterSqlite.Statement | undefined {
    const kept = this.#statements.get(database) ?? new Map<string, BetterSqlite.Statement>()
    this.#statements.set(database, kept)
    const known = kept.get(sql)
    if (known) return known
    try {
      const statement = database.prepare(sql)
      if (kept.size >= STATEMENTS_KEPT) kept.delete(kept.keys().next().value!)
      kept.set(sql, statement)
      return statement
    } catch (error) {
      if (error instanceof RangeError && /more than one statement/.test(error.message)) return undefined
      throw error
    }
  }

  close(): void {
    this.#statements.clear()
    this.reader?.close()
    this.writer.close()
  }
}

function openReader(path: string): BetterSqlite.Database {
  const reader = new BetterSqlite(path, { readonly: true, timeout: DRIVER_BUSY_MS })
  reader.pragma(`cache_size = -${READER_CACHE_KB}`)
  return reader
}

function openWriter(path: string, pragmas: string[]): BetterSqlite.Database {
  const writer = new BetterSqlite(path, { timeout: DRIVER_BUSY_MS })
  try {
    for (const pragma of ['foreign_keys = on', 'temp_store = memory', ...pragmas]) writer.pragma(pragma)
    return writer
  } catch (error) {
    writer.close()
    throw error
  }
}
