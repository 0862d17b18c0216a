import type { Config } from '#app/config.server.ts'
import { projectRoot } from '#db/project-root.ts'
import { DEMO_PASSWORD } from '#db/seed/demo-accounts.ts'
import { readDemoPeople } from '#db/seed/seed-demo.ts'

/** The last lines of a start: where to go, and as whom one may sign in to look around. */
export function announce(config: Config): void {
  console.log(`\nMeguri is open: ${config.publicOrigin}`)
  if (config.stripe.kind !== 'sandbox') return
  console.log(`Payments: the built-in sandbox at ${config.stripe.origin}, no real money moves`)
  console.log(`Sign in to look around, with the password ${DEMO_PASSWORD}:`)
  for (const person of readDemoPeople(projectRoot())) console.log(`  ${person.role.padEnd(9)}${person.email}`)
}
