// Plain Node, because it runs before anything is built: builds when sources changed, then hands over to the server.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { isBuilt } from './lib/fingerprint.mjs'
import { ROOT } from './lib/steps.mjs'

process.chdir(ROOT)
process.env.NODE_ENV = 'production'
// Nothing depends on the machine's zone, but for libraries in the one hour that a zone with summer time skips.
process.env.TZ ??= 'UTC'

if (!existsSync(join(ROOT, 'node_modules'))) {
  console.error('The dependencies are missing: run `npm install` first.')
  process.exit(1)
}
if (!isBuilt()) {
  const { build } = await import('./build.mjs')
  try {
    await build()
  } catch (error) {
    console.error(error.output ?? error)
    process.exit(1)
  }
}
await import('../build/node/serve.js')
