import { parseArgs } from 'node:util'
import { readConfig } from '#app/config.server.ts'
import { openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { projectRoot } from '#db/project-root.ts'
import { BadRecord } from '#db/seed/read-csv.ts'
import { removeDemo } from '#db/seed/remove-demo.ts'
import { type SeedStep, seedCatalog } from '#db/seed/seed-catalog.ts'
import { seedDemo } from '#db/seed/seed-demo.ts'
import { endWithOneLine, OperatorError } from './lib/end-with-one-line.ts'

/**
 * `npm run seed -- --demo off|on|remove`: writes the real records of geo-data (again changes nothing), with `on` the
 * fictional samples too and their departures for the coming year; `remove` takes every sample away and writes nothing.
 */
try {
  const demo = readDemo()
  const db = openDatabase(readConfig().databaseUrl)
  await migrate(db)
  const options = {
    root: projectRoot(),
    now: Math.floor(Date.now() / 1000),
    log: ({ dataset, rows }: SeedStep) => console.log(`${dataset}: ${rows}`),
  }
  if (demo === 'remove') {
    const { places, tours, departures, guides, withdrawnTours } = await removeDemo(db)
    console.log(`Removed ${places} places, ${tours} tours, ${departures} departures and ${guides} guides`)
    if (withdrawnTours > 0) console.log(`Withdrew ${withdrawnTours} tours that have bookings`)
  } else {
    await seedCatalog(db, options)
    if (demo === 'on') await seedDemo(db, options)
  }
  await db.destroy()
} catch (error) {
  endWithOneLine(error instanceof BadRecord ? new OperatorError(error.message) : error)
}

function readDemo(): 'off' | 'on' | 'remove' {
  const usage = 'usage: npm run seed -- --demo off|on|remove'
  try {
    const { demo } = parseArgs({ options: { demo: { type: 'string', default: 'off' } } }).values
    if (demo === 'off' || demo === 'on' || demo === 'remove') return demo
  } catch {
    // An unknown option: the usage says it all.
  }
  throw new OperatorError(usage)
}
