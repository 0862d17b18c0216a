import type { ServerBuild } from '@remix-run/node'
import { createServer } from 'vite'
import { readConfig } from '#app/config.server.ts'
import { endWithOneLine } from './lib/end-with-one-line.ts'
import { openHouse } from './server/open-house.ts'

/** `npm run dev`: the same house with Vite in place of the built pages; the server itself wants a restart. */
try {
  process.env.NODE_ENV = 'development'
  await openHouse(readConfig(), async () => {
    const vite = await createServer({ server: { middlewareMode: true } })
    return {
      build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
      assets: vite.middlewares,
      mode: 'development',
      close: () => vite.close(),
    }
  })
} catch (error) {
  endWithOneLine(error)
}
