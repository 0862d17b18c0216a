import ts from 'typescript'
import { expect, test } from 'vitest'
import { isTest, readSources, type Source, walk } from './sources.ts'

const MAX_LINES = 300

const everything = readSources('app', 'db', 'scripts', 'tests')
const product = everything.filter(({ path }) => !isTest(path))

test('every file can be read in one sitting', () => {
  const long = everything
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
  expect(long.map(({ path, lines }) => `${path} → ${lines} lines`)).toEqual([])
})

test('every sentence is a key', () => {
  const pages = product.filter(({ path }) => /^app\/(routes|ui)\/.*\.tsx$/.test(path))
  expect(pages.flatMap((source) => breaches(source, isSentence))).toEqual([])
})

test('no page carries a style attribute, which the content policy would drop', () => {
  const pages = product.filter(({ path }) => path.endsWith('.tsx'))
  // A component's own `style` is a word of ours; it would have to come out at an element.
  const isStyle = (node: ts.Node) =>
    ts.isJsxAttribute(node) && node.name.getText() === 'style' && /^[a-z]/.test(node.parent.parent.tagName.getText())
  expect(pages.flatMap((source) => breaches(source, isStyle))).toEqual([])
})

test('no day is read as midnight in Greenwich', () => {
  const isDayDate = (node: ts.Node) =>
    ts.isNewExpression(node) &&
    node.expression.getText() === 'Date' &&
    /^['"`]\d{4}-\d{2}-\d{2}['"`]$/.test(node.arguments?.[0]?.getText() ?? '')
  expect(everything.flatMap((source) => breaches(source, isDayDate))).toEqual([])
})

test('the domain and the services take their time and chance as arguments', () => {
  const inner = product.filter(({ path }) => /^app\/(domain|services)\//.test(path))
  const isClockOrChance = (node: ts.Node) =>
    (ts.isCallExpression(node) &&
      /^(Date\.now|Math\.random|crypto\.randomUUID|fetch)$/.test(node.expression.getText())) ||
    (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
  expect(inner.flatMap((source) => breaches(source, isClockOrChance))).toEqual([])
})

test('only the settings read the environment', () => {
  const others = product.filter(({ path }) => path.startsWith('app/') && path !== 'app/config.server.ts')
  const isEnvironment = (node: ts.Node) => ts.isPropertyAccessExpression(node) && node.getText() === 'process.env'
  expect([...others, ...readSources('db')].flatMap((source) => breaches(source, isEnvironment))).toEqual([])
})

test('SQL stands in db/ alone', () => {
  const others = product.filter(({ path }) => path.startsWith('app/'))
  const isQuery = (node: ts.Node) =>
    (ts.isTaggedTemplateExpression(node) && /^sql\b/.test(node.tag.getText())) ||
    (ts.isPropertyAccessExpression(node) && /^(selectFrom|insertInto|updateTable|deleteFrom)$/.test(node.name.text))
  expect(others.flatMap((source) => breaches(source, isQuery))).toEqual([])
})

test('no test is skipped or left alone', () => {
  const isSkipped = (node: ts.Node) =>
    ts.isPropertyAccessExpression(node) &&
    /^(skip|only|todo|skipIf|runIf|fails)$/.test(node.name.text) &&
    /^(test|it|describe)$/.test(node.expression.getText())
  const tests = everything.filter(({ path }) => isTest(path))
  expect(tests.flatMap((source) => breaches(source, isSkipped))).toEqual([])
})

/** Text with two letters in a row between tags, or in an attribute that is read aloud. */
function isSentence(node: ts.Node): boolean {
  // The product's own name is the same in every language.
  if (ts.isJsxText(node)) return /\p{L}{2}/u.test(node.text.replace('Meguri', ''))
  if (!ts.isJsxAttribute(node) || !/^(title|alt|placeholder|aria-label|aria-description)$/.test(node.name.getText())) {
    return false
  }
  return !!node.initializer && ts.isStringLiteral(node.initializer) && /\p{L}{2}/u.test(node.initializer.text)
}

function breaches(source: Source, isBreach: (node: ts.Node) => boolean): string[] {
  const found: string[] = []
  walk(source.tree, (node) => {
    if (!isBreach(node)) return
    const { line } = source.tree.getLineAndCharacterOfPosition(node.getStart())
    found.push(`${source.path}:${line + 1} → ${node.getText().trim().slice(0, 60)}`)
  })
  return found
}
