import { endWithOneLine, OperatorError } from '../lib/end-with-one-line.ts'

/** `npm run bench [planner|requests|booking|web|import|catalog|start]`: prints one JSON line a figure. */
const BENCHES: Record<string, () => Promise<unknown>> = {
  planner: () => import('./planner.ts'),
  booking: async () => (await import('./booking.ts')).benchBooking(),
  web: async () => (await import('./web.ts')).benchWeb(),
  requests: async () => (await import('./requests.ts')).benchRequests(),
  import: async () => (await import('./import.ts')).benchImport(),
  catalog: async () => (await import('./catalog.ts')).benchCatalog(),
  start: async () => (await import('./start.ts')).benchStart(),
}

try {
  const given = process.argv.slice(2)
  // What stands behind an option is its value.
  const wanted = given.filter((argument, at) => !argument.startsWith('-') && !given[at - 1]?.startsWith('--'))
  for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHES)) {
    const bench = BENCHES[name]
    if (!bench) throw new OperatorError(`There is no bench ${name}: choose from ${Object.keys(BENCHES).join(', ')}`)
    await bench()
  }
} catch (error) {
  endWithOneLine(error)
}
