import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '#db/project-root.ts'
import { isBuilt } from '#scripts/lib/fingerprint.mjs'
import { askDoor, DOOR } from './door.ts'
import { freePort } from './free-port.ts'

export interface BuiltServer {
  origin: string
  sandboxOrigin: string
  databaseUrl: string
  dataFolder: string
  /** All that it has printed so far. */
  output: () => string
  process: ChildProcess
  /** Ends it and removes its data; answers the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/** Starts the built server on free ports with data of its own, as `npm start` would, and waits until it is ready. */
export async function startBuiltServer(environment: Record<string, string> = {}): Promise<BuiltServer> {
  if (!isBuilt()) throw new Error('The build is older than the sources: run `npm run build` first')
  const dataFolder = mkdtempSync(join(tmpdir(), 'meguri-server-'))
  const port = await freePort()
  const sandboxPort = await freePort()
  const file = join(dataFolder, 'meguri.sqlite')
  const databaseUrl = environment.DATABASE_URL ?? `file:${file}`
  // Within a test run the records are there already; a first start is `start.test.ts`'s business.
  if (!environment.DATABASE_URL && process.env[DOOR])
    copyFileSync(await askDoor('seeded/sqlite/samples-of-today'), file)
  const run = runServer({
    PORT: String(port),
    SANDBOX_PORT: String(sandboxPort),
    DATABASE_URL: databaseUrl,
    RATE_LIMITS: 'off',
    LOG_LEVEL: 'warn',
    ...environment,
  })
  const origin = `http://127.0.0.1:${port}`
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    run.process.kill(signal)
    const code = await run.exit
    rmSync(dataFolder, { recursive: true, force: true })
    return code
  }
  const ended = run.exit.then((code) => {
    throw new Error(`The server ended with ${code} before it was ready:\n${run.output()}`)
  })
  await Promise.race([untilReady(origin), ended])
  ended.catch(() => {})
  const sandboxOrigin = `http://127.0.0.1:${sandboxPort}`
  return { origin, sandboxOrigin, databaseUrl, dataFolder, output: run.output, process: run.process, stop }
}

/** Starts the built server and waits for nothing: for starts that must fail. */
export function runServer(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['build/node/serve.js'], {
    cwd: projectRoot(),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const endWithUs = () => void child.kill('SIGKILL')
  process.on('exit', endWithUs)
  child.on('close', () => process.off('exit', endWithUs))
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { process: child, exit, output: () => output }
}

async function untilReady(origin: string): Promise<void> {
  for (;;) {
    const response = await fetch(`${origin}/readyz`).catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
