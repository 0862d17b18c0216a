import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '#db/project-root.ts'

const ROOT = projectRoot()
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const folders = (path: string) =>
  readdirSync(join(ROOT, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(path, name))
const manifest = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies' | 'scripts', object>

test('DEPENDENCIES.md tells of every package that is used, and of no other', () => {
  const rows = [...read('DEPENDENCIES.md').matchAll(/^\| (`[^|]+`) \|/gm)].map(([, cell]) => cell!)
  const told = rows.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))
  const used = [...Object.keys(manifest.dependencies), ...Object.keys(manifest.devDependencies)]
  const isTold = (name: string) => told.includes(name) || (name.startsWith('@types/') && told.includes('@types/*'))
  expect(used.filter((name) => !isTold(name))).toEqual([])
  expect(told.filter((name) => name !== '@types/*' && !used.includes(name))).toEqual([])
})

test('each command of package.json is in the README, or is a part of another', () => {
  const parts = ['build', 'typecheck', 'lint', 'format']
  const readme = read('README.md')
  const untold = Object.keys(manifest.scripts).filter((name) => !parts.includes(name) && !readme.includes(`\`${name}`))
  expect(untold).toEqual([])
})

test('every room of the house says what it promises', () => {
  const rooms = ['app', 'db', 'geo-data', 'public', 'scripts', 'tests', 'locales']
  const withReadme = [...rooms, ...folders('app').filter((path) => path !== 'app/routes')]
  expect(withReadme.filter((path) => !existsSync(join(ROOT, path, 'README.md')))).toEqual([])
})

test('every dataset says where it comes from', () => {
  expect(folders('geo-data').filter((path) => !existsSync(join(ROOT, path, 'SOURCE.md')))).toEqual([])
})

test('a file or folder that a README names is there', () => {
  const readmes = ['README.md', ...findReadmes('app'), 'db/README.md', 'scripts/README.md', 'tests/README.md']
  const gone = readmes.flatMap((readme) =>
    [...read(readme).matchAll(/`((?:app|db|scripts|tests|geo-data|locales|public)\/[\w./-]*[\w/])`/g)]
      .map(([, path]) => path!)
      .filter((path) => !existsSync(join(ROOT, path)))
      .map((path) => `${readme} → ${path}`),
  )
  expect(gone).toEqual([])
})

function findReadmes(path: string): string[] {
  const own = existsSync(join(ROOT, path, 'README.md')) ? [join(path, 'README.md')] : []
  return [...own, ...folders(path).flatMap(findReadmes)]
}
