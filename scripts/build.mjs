import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { FINGERPRINT_FILE, fingerprintOfSources } from './lib/fingerprint.mjs'
import { precompress } from './lib/precompress.mjs'
import { ROOT, run, step, tool } from './lib/steps.mjs'

const PRODUCTION = { NODE_ENV: 'production' }

/** Builds the pages, the server and the compressed files; the fingerprint says of which sources. */
export async function build() {
  const fingerprint = fingerprintOfSources()
  rmSync(FINGERPRINT_FILE, { force: true })
  await step('pages for server and browser', async () => {
    await run(tool('@remix-run/dev/dist/cli.js'), ['vite:build'], { environment: PRODUCTION })
  })
  await step('server for plain Node', async () => {
    await run(tool('vite/bin/vite.js'), ['build', '--config', 'vite.node.config.ts'], { environment: PRODUCTION })
  })
  await step('compressed files', () => precompress(join(ROOT, 'build/client')))
  writeFileSync(FINGERPRINT_FILE, fingerprint)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await build()
  } catch (error) {
    console.error(error.output ?? error)
    process.exit(1)
  }
}
