import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SOFTWARE } from '#app/ui/catalog/software.ts'
import { projectRoot } from '#db/project-root.ts'

const read = (...path: string[]) => readFileSync(join(projectRoot(), ...path), 'utf8')
const dependencies = Object.keys(JSON.parse(read('package.json')).dependencies as Record<string, string>)

test('the credits page names every package of the product with the licence that the package itself states', () => {
  const stated = dependencies.map((name) => [
    name,
    JSON.parse(read('node_modules', name, 'package.json')).license ?? licenceInOurTable(name),
  ])
  expect(SOFTWARE).toEqual(stated)
})

/** For a package that states none: its row in DEPENDENCIES.md. */
function licenceInOurTable(name: string): string | undefined {
  const row = read('DEPENDENCIES.md')
    .split('\n')
    .find((line) => line.includes(`\`${name}\``))
  return row?.split('|')[2]?.trim()
}

test('DEPENDENCIES.md tells of every package of the product', () => {
  const told = read('DEPENDENCIES.md')
  // `@remix-run/{node,react,express}` tells of three at once.
  const isTold = (name: string) => {
    const [scope, rest] = name.split('/')
    return (
      told.includes(`\`${name}\``) || (rest !== undefined && new RegExp(`${scope}/\\{[^}]*\\b${rest}\\b`).test(told))
    )
  }
  expect(dependencies.filter((name) => !isTold(name))).toEqual([])
})
