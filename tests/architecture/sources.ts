import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { projectRoot } from '#db/project-root.ts'

export interface Source {
  /** From the project's root, with forward slashes. */
  path: string
  text: string
  tree: ts.SourceFile
  imports: Import[]
}

export interface Import {
  /** As written. */
  specifier: string
  /** Our own file it leads to, from the root; nothing for a package. */
  ours?: string
  /** The package it leads to; nothing for our own. */
  package?: string
  isTypeOnly: boolean
}

const ROOT = projectRoot()

/** Every TypeScript file of some folders, parsed once. */
export function readSources(...folders: string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mts)$/.test(entry.name))
      .map((entry) => readSource(relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))),
  )
}

function readSource(path: string): Source {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, kind)
  return { path, text, tree, imports: importsOf(path, tree) }
}

function importsOf(path: string, tree: ts.SourceFile): Import[] {
  const found: Import[] = []
  walk(tree, (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const isTypeOnly = ts.isImportDeclaration(node) ? isTypeImport(node) : node.isTypeOnly
      found.push(resolved(path, (node.moduleSpecifier as ts.StringLiteral).text, isTypeOnly))
    }
    const [argument] =
      ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword ? node.arguments : []
    if (argument && ts.isStringLiteralLike(argument)) found.push(resolved(path, argument.text, false))
  })
  return found
}

function isTypeImport(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const named = clause.namedBindings
  return !clause.name && !!named && ts.isNamedImports(named) && named.elements.every((element) => element.isTypeOnly)
}

function resolved(from: string, specifier: string, isTypeOnly: boolean): Import {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('#')) return { specifier, ours: bare.slice(1), isTypeOnly }
  if (bare.startsWith('.')) return { specifier, ours: relative(ROOT, resolve(ROOT, dirname(from), bare)), isTypeOnly }
  const [scope, name] = bare.split('/')
  return { specifier, package: bare.startsWith('@') ? `${scope}/${name}` : scope!, isTypeOnly }
}

export function existsInProject(path: string): boolean {
  return existsSync(join(ROOT, path))
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  node.forEachChild((child) => walk(child, visit))
}

/** Tests, and what only they are made of. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$|\/testing\//.test(path) || path.startsWith('tests/')
}
