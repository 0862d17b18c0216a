import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { type RunningPostgres, startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Asking this address starts the run's one PostgreSQL, if no test has needed it before, and answers its url. */
    postgresDoor: string
  }
}

/** Starts nothing heavy: PostgreSQL comes up when the first test asks for it and ends with the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let starting: Promise<RunningPostgres> | undefined
  const door = createServer((_request, response) => {
    starting ??= startPostgres()
    starting.then(
      ({ url }) => response.end(url),
      (error) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  project.provide('postgresDoor', `http://127.0.0.1:${(door.address() as AddressInfo).port}`)
  return async () => {
    door.close()
    door.closeAllConnections()
    await (await starting?.catch(() => undefined))?.stop()
  }
}
