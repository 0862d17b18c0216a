import type { BuiltServer } from '#tests/support/built-server.ts'
import { percentile, printFigure } from './figure.ts'
import { anyAreaId, makePlan } from './make-plan.ts'
import { readersOf } from './readers.ts'

const PLANS = 8
const READERS = { readers: 20, everyMs: 500, seconds: 6 }
const WARM_UP_SECONDS = 2
/** A page takes at most so many times as long while plans are made. */
const MOST_TIMES = 2

/** How long readers of a plan wait while eight others have theirs made, beside how long they wait on an idle server. */
export async function benchWhilePlanning(server: BuiltServer): Promise<void> {
  const url = `${server.origin}/en/itineraries/${await makePlan(server)}`
  // As a plan is when it is read: rendered, and the server warm.
  await readersOf(url, { ...READERS, seconds: WARM_UP_SECONDS })
  const idle = percentile(await readersOf(url, READERS), 0.99)
  // Looked up before: opening a database eight times would hold up the readers of this very process.
  const areaId = await anyAreaId(server.databaseUrl)
  let open = PLANS
  const plans = Array.from({ length: PLANS }, () => makePlan(server, areaId).finally(() => open--))
  const latenciesMs = await readersOf(url, { ...READERS, isOver: () => open === 0 })
  await Promise.all(plans)
  const busy = percentile(latenciesMs, 0.99)
  const figure = 'plan p99, 20 readers'
  printFigure({ bench: 'web', figure: `${figure}, idle`, value: idle, unit: 'ms' })
  printFigure({ bench: 'web', figure: `${figure}, while eight plans are made`, value: busy, unit: 'ms' })
  printFigure({
    bench: 'web',
    figure: `${figure}, times the idle`,
    value: busy / idle,
    unit: 'times',
    target: MOST_TIMES,
  })
}
