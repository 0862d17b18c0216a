import { existsSync, renameSync, rmSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import { readConfig } from '#app/config.server.ts'
import { isPostgresUrl, openDatabase, sqlitePath } from '#db/connection.ts'
import { pendingMigrations } from '#db/migrate.ts'
import { endWithOneLine, OperatorError } from './lib/end-with-one-line.ts'

/** `npm run restore -- FILE`: puts a backup in the place of the database; the one that was there is kept beside it. */
try {
  const [source] = process.argv.slice(2)
  if (!source) throw new OperatorError('Say which: npm run restore -- FILE')
  const { databaseUrl } = readConfig()
  if (isPostgresUrl(databaseUrl)) throw new OperatorError('This database is PostgreSQL: use its own pg_restore')
  if (!existsSync(source)) throw new OperatorError(`There is no file at ${source}`)
  const target = sqlitePath(databaseUrl)
  const copy = `${target}.restoring`
  rmSync(copy, { force: true })
  await copyOf(source, copy)
  const pending = await checkBackup(copy)
  const kept = existsSync(target) ? keepAside(target) : undefined
  renameSync(copy, target)
  console.log(
    [
      `Restored ${source} to ${target}`,
      ...(kept ? [`the database that was there is now ${kept}`] : []),
      ...(pending.length > 0 ? ['the next start migrates it'] : []),
    ].join('; '),
  )
} catch (error) {
  endWithOneLine(error)
}

async function copyOf(source: string, copy: string): Promise<void> {
  const backup = openBackup(source)
  try {
    await backup.backup(copy)
  } finally {
    backup.close()
  }
}

function openBackup(source: string): BetterSqlite.Database {
  const backup = new BetterSqlite(source, { readonly: true })
  try {
    const answer = backup.pragma('integrity_check', { simple: true })
    if (answer === 'ok') return backup
    throw new OperatorError(`${source} is damaged: ${answer}`)
  } catch (error) {
    backup.close()
    if ((error as { code?: string }).code === 'SQLITE_NOTADB') throw new OperatorError(`${source} is no database`)
    throw error
  }
}

/** A backup of a newer program, or of something else, is refused before anything is touched. */
async function checkBackup(copy: string): Promise<string[]> {
  const db = openDatabase(`file:${copy}`)
  try {
    return await pendingMigrations(db)
  } finally {
    await db.destroy()
    for (const suffix of ['-wal', '-shm']) rmSync(copy + suffix, { force: true })
  }
}

/** Only when nobody has it open: a running server would go on writing to a file without a name. */
function keepAside(target: string): string {
  const current = new BetterSqlite(target, { timeout: 0 })
  try {
    current.pragma('locking_mode = exclusive')
    current.exec('begin exclusive; commit')
    current.pragma('wal_checkpoint(truncate)')
    current.pragma('journal_mode = delete')
  } catch {
    throw new OperatorError('The database is in use: stop the server first')
  } finally {
    current.close()
  }
  const kept = `${target}.before-restore-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
  renameSync(target, kept)
  return kept
}
