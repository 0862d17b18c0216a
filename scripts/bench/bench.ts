import { endWithOneLine, OperatorError } from '../lib/end-with-one-line.ts'

/** `npm run bench [planner|requests|booking|web|start|import]`: prints one JSON line a figure. */
const BENCHES: Record<string, () => Promise<unknown>> = {
  planner: () => import('./planner.ts'),
  booking: async () => (await import('./booking.ts')).benchBooking(),
  web: async () => (await import('./web.ts')).benchWeb(),
  requests: async () => (await import('./requests.ts')).benchRequests(),
  import: async () => (await import('./import.ts')).benchImport(),
  start: async () => (await import('./start.ts')).benchStart(),
}

try {
  const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
  for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHES)) {
    const bench = BENCHES[name]
    if (!bench) throw new OperatorError(`There is no bench ${name}: choose from ${Object.keys(BENCHES).join(', ')}`)
    await bench()
  }
} catch (error) {
  endWithOneLine(error)
}
