import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readConfig } from '#app/config.server.ts'
import { staticFiles } from '#app/http/server/static-files.ts'
import { projectRoot } from '#db/project-root.ts'
import { endWithOneLine } from './lib/end-with-one-line.ts'
import { openHouse } from './server/open-house.ts'

/** Serves what was built; compiled to build/node/serve.js, which plain Node runs. */
try {
  await openHouse(readConfig(), async () => {
    const build = join(projectRoot(), 'build')
    return {
      build: await import(/* @vite-ignore */ pathToFileURL(join(build, 'server/index.js')).href),
      assets: staticFiles(join(build, 'client')),
      mode: 'production',
    }
  })
} catch (error) {
  endWithOneLine(error)
}
