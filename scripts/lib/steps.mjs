import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(fileURLToPath(import.meta.url), '../../..')

/** Prints one line for a step: its name at once where someone watches, its time when it is done. */
export async function step(name, work) {
  const startedAt = performance.now()
  if (process.stdout.isTTY) process.stdout.write(`… ${name}`)
  const clear = process.stdout.isTTY ? '\r\x1b[2K' : ''
  try {
    const result = await work()
    const note = typeof result === 'string' && result ? `: ${result}` : ''
    process.stdout.write(`${clear}✓ ${name}${note} (${seconds(startedAt)})\n`)
    return result
  } catch (error) {
    process.stdout.write(`${clear}✗ ${name} (${seconds(startedAt)})\n`)
    throw error
  }
}

function seconds(startedAt) {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
}

export class StepFailed extends Error {
  constructor(command, output) {
    super(`${command} failed`)
    this.output = output
  }
}

/** Runs one of our tools with plain Node and keeps what it prints, for when it fails. */
export async function run(script, args = [], { environment = {}, isLoud = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...environment },
      stdio: isLoud ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout?.on('data', (chunk) => (output += chunk))
    child.stderr?.on('data', (chunk) => (output += chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new StepFailed([script, ...args].join(' '), output))
    })
  })
}

/** The script behind a package's command, so that no shell and no PATH is needed. */
export function tool(path) {
  return join(ROOT, 'node_modules', path)
}
