import { readConfig } from '#app/config.server.ts'
import { openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { endWithOneLine } from './lib/end-with-one-line.ts'

/** `npm run migrate`: brings the database of DATABASE_URL to this program's version. */
try {
  const db = openDatabase(readConfig().databaseUrl)
  const taken = await migrate(db)
  console.log(taken.length > 0 ? `Took the steps ${taken.join(', ')}` : 'Nothing to do: the database is up to date')
  await db.destroy()
} catch (error) {
  endWithOneLine(error)
}
