import { spawn } from 'node:child_process'
import { findChromium, installChromium } from './lib/chromium.mjs'
import { isBuilt } from './lib/fingerprint.mjs'
import { ROOT, step, tool } from './lib/steps.mjs'

const NO_CHROMIUM = 'No Chromium was found: install the package `chromium` or set CHROMIUM_PATH to a browser.'

const wanted = process.argv.slice(2)
const paths = wanted.filter((argument) => !argument.startsWith('-'))
// Only the tests that walk through pages need a browser and a build; with no path given, all run.
const needsPages =
  paths.length === 0 || paths.some((path) => /^(\.\/)?tests\/(browser|fuzz|journeys|server)/.test(path))

process.chdir(ROOT)
try {
  const environment = needsPages ? await preparePages() : {}
  process.exitCode = await runVitest(environment)
} catch (error) {
  console.error(error.output ?? error.message)
  process.exitCode = 1
}

async function preparePages() {
  let chromium = await findChromium()
  if (!chromium) {
    await step('Chromium from the system’s packages', async () => {
      installChromium()
      chromium = await findChromium()
      if (!chromium) throw new Error(NO_CHROMIUM)
    })
  }
  if (!isBuilt()) {
    const { build } = await import('./build.mjs')
    await build()
  }
  return { CHROMIUM_PATH: chromium }
}

function runVitest(environment) {
  const reporters = ['--reporter=default', '--reporter=./tests/support/closing-line.mjs']
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tool('vitest/vitest.mjs'), 'run', ...reporters, ...wanted], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
}
