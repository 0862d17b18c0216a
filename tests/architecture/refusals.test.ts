import ts from 'typescript'
import { expect, test } from 'vitest'
import { isKnownRefusal } from '#app/http/refusal.ts'
import { isTest, readSources, walk } from './sources.ts'

/** Refusals that never reach a web page. */
const OFF_THE_WEB = new Set(['not_a_toptw_file'])

test('every refusal has its HTTP status', { timeout: 60_000 }, () => {
  const unknown = readSources('app')
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, tree }) => {
      const kinds = new Set<string>()
      walk(tree, (node) => {
        const kind = refusedKind(node)
        if (kind && !isKnownRefusal(kind) && !OFF_THE_WEB.has(kind)) kinds.add(kind)
      })
      return [...kinds].map((kind) => `${path} → ${kind}`)
    })
  expect(unknown).toEqual([])
})

/** The kind in `refuse({ kind: '…' })`. */
function refusedKind(node: ts.Node): string | undefined {
  if (!ts.isCallExpression(node) || node.expression.getText() !== 'refuse') return undefined
  const [argument] = node.arguments
  if (!argument || !ts.isObjectLiteralExpression(argument)) return undefined
  const kind = argument.properties.find((property) => property.name?.getText() === 'kind')
  return kind && ts.isPropertyAssignment(kind) && ts.isStringLiteral(kind.initializer)
    ? kind.initializer.text
    : undefined
}
