import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './steps.mjs'

const SOURCES = [
  'app',
  'db',
  'locales',
  'public',
  'scripts',
  'package.json',
  'package-lock.json',
  'remix.config.js',
  'vite.config.ts',
  'vite.node.config.ts',
]
const FILE = join(ROOT, 'build/fingerprint')

/** One number for all that the build is made of; tests don't count. */
export function fingerprintOfSources() {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const path of filesUnder(source))
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(ROOT, path)))
  }
  return hash.digest('hex')
}

export function isBuilt() {
  return existsSync(FILE) && readFileSync(FILE, 'utf8') === fingerprintOfSources()
}

export const FINGERPRINT_FILE = FILE

function filesUnder(path) {
  const entries = existsSync(join(ROOT, path)) ? readdir(path) : []
  return entries ?? [path]
}

function readdir(path) {
  try {
    return readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$|\.sql$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
      .sort()
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined
    throw error
  }
}
