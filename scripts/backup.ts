import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import BetterSqlite from 'better-sqlite3'
import { readConfig } from '#app/config.server.ts'
import { isPostgresUrl, sqlitePath } from '#db/connection.ts'
import { endWithOneLine, OperatorError } from './lib/end-with-one-line.ts'

/** `npm run backup -- FILE`: a whole, consistent copy while the server runs. */
try {
  const [target] = process.argv.slice(2)
  if (!target) throw new OperatorError('Say where to: npm run backup -- FILE')
  const { databaseUrl } = readConfig()
  if (isPostgresUrl(databaseUrl)) {
    throw new OperatorError('This database is PostgreSQL: use its own pg_dump, for instance pg_dump --format=custom')
  }
  if (!existsSync(sqlitePath(databaseUrl)))
    throw new OperatorError(`There is no database at ${sqlitePath(databaseUrl)}`)
  if (existsSync(target)) throw new OperatorError(`${target} is already there: choose another name`)
  const source = new BetterSqlite(sqlitePath(databaseUrl), { readonly: true })
  const unfinished = `${target}.unfinished`
  try {
    await source.backup(unfinished)
    checkCopy(unfinished)
    // Under its own name only when it is whole.
    renameSync(unfinished, target)
  } finally {
    rmSync(unfinished, { force: true })
    source.close()
  }
  console.log(`Saved ${(statSync(target).size / 1_048_576).toFixed(1)} MB to ${target}`)
} catch (error) {
  endWithOneLine(error)
}

function checkCopy(path: string): void {
  const copy = new BetterSqlite(path)
  try {
    const answer = copy.pragma('integrity_check', { simple: true })
    if (answer !== 'ok') throw new OperatorError(`The copy is damaged: ${answer}`)
  } finally {
    copy.close()
  }
}
