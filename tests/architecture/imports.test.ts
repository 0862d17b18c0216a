import { expect, test } from 'vitest'
import { CONCRETE_GATEWAY, KEPT, MAY_JOIN_GATEWAYS, RULES } from './import-rules.ts'
import { existsInProject, isTest, readSources, type Source } from './sources.ts'

const everything = readSources('app', 'db', 'scripts', 'tests')
const product = everything.filter(({ path }) => !isTest(path))

test('every import keeps the direction of the house', () => {
  expect(product.flatMap(breachesOf)).toEqual([])
})

test('what is kept to one place is imported nowhere else', () => {
  const breaches = everything
    .filter(({ path }) => !path.endsWith('.test.ts'))
    .flatMap(({ path, imports }) =>
      imports.flatMap(({ ours, package: name }) =>
        KEPT.filter(({ what, by }) => what.test(ours ?? name ?? '') && !by.test(path)).map(
          ({ why }) => `${path} → ${ours ?? name}: ${why}`,
        ),
      ),
    )
  expect(breaches).toEqual([])
})

test('only context.server.ts knows a concrete gateway', () => {
  const breaches = product
    .filter(({ path }) => !MAY_JOIN_GATEWAYS.test(path))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ ours, isTypeOnly }) => !isTypeOnly && CONCRETE_GATEWAY.test(ours ?? ''))
        .map(({ ours }) => `${path} → ${ours}`),
    )
  expect(breaches).toEqual([])
})

test('every import of ours leads to a file, by its whole name', () => {
  const breaches = everything.flatMap(({ path, imports }) =>
    imports
      .filter(({ ours }) => ours !== undefined && !/^(build|node_modules)\//.test(ours) && !existsInProject(ours))
      .map(({ specifier }) => `${path} → ${specifier}`),
  )
  expect(breaches).toEqual([])
})

test('the test itself finds a breach', () => {
  const source = { path: 'app/domain/tours/x.ts', imports: [{ specifier: '#db/schema.ts', ours: 'db/schema.ts' }] }
  expect(breachesOf(source as unknown as Source)).toEqual(['app/domain/tours/x.ts → db/schema.ts'])
  const foreign = { path: 'app/domain/values/x.ts', imports: [{ specifier: 'zod', package: 'zod' }] }
  expect(breachesOf(foreign as unknown as Source)).toEqual(['app/domain/values/x.ts → zod'])
})

function breachesOf({ path, imports }: Source): string[] {
  const rule = RULES.find(({ from }) => path.startsWith(from))
  if (!rule) return path.startsWith('app/') ? [`${path} → stands in no room of the house`] : []
  const allowed = [rule.from, ...rule.may]
  return imports
    .filter(({ ours, package: name }) => {
      if (ours !== undefined) return !allowed.some((room) => ours.startsWith(room))
      return rule.packages !== undefined && !rule.packages.test(name!)
    })
    .map(({ ours, package: name }) => `${path} → ${ours ?? name}`)
}
