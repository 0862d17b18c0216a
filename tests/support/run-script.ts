import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '#db/project-root.ts'

export interface ScriptRun {
  exitCode: number | null
  stdout: string
  stderr: string
}

/** Runs one of the scripts with tsx and a clean environment, as `npm run …` would. */
export function runScript(script: string, args: string[] = [], environment: Record<string, string> = {}): ScriptRun {
  const tsx = join(projectRoot(), 'node_modules/tsx/dist/cli.mjs')
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsx, script, ...args], {
    cwd: projectRoot(),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment } as unknown as NodeJS.ProcessEnv,
    encoding: 'utf8',
  })
  return { exitCode: status, stdout, stderr }
}
