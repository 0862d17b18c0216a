import { run, step, tool } from './lib/steps.mjs'

const tsx = tool('tsx/dist/cli.mjs')
const STEPS = {
  'format and lint': () => run(tool('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings', '.']),
  types: () => run(tool('typescript/bin/tsc'), ['--noEmit']),
  'types of the pure domain': () => run(tool('typescript/bin/tsc'), ['-p', 'app/domain', '--noEmit']),
  'unused code': () => run(tool('knip/bin/knip.js'), ['--no-progress']),
  'languages in step': () => run(tsx, ['scripts/check-locales.ts']),
  architecture: () => run(tool('vitest/vitest.mjs'), ['run', 'tests/architecture']),
  build: () => run('scripts/build.mjs'),
  tests: () => run('scripts/test.mjs', [], { isLoud: true }),
}

const skipped = new Set(process.argv.includes('--no-tests') ? ['tests'] : [])
const failures = []
for (const [name, work] of Object.entries(STEPS)) {
  if (skipped.has(name)) continue
  // What a step prints is kept for the end, so that the list of steps stays a list.
  await step(name, async () => void (await work())).catch((error) => failures.push({ name, error }))
}
for (const { name, error } of failures) console.error(`\n— ${name}\n${error.output ?? error.stack}`)
if (failures.length > 0) {
  console.error(`\n${failures.length} of ${Object.keys(STEPS).length - skipped.size} steps failed: ${names(failures)}`)
  process.exit(1)
}

function names(list) {
  return list.map(({ name }) => name).join(', ')
}
