import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

let found: string | undefined

/**
 * The folder that holds package.json, migrations, geo-data and locales: the same from the sources (tsx, vitest) and from
 * the compiled server, which lies deeper.
 */
export function projectRoot(): string {
  if (found) return found
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) || !existsSync(join(folder, 'db/migrations'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('The project folder (package.json beside db/migrations) was not found')
    folder = parent
  }
  found = folder
  return folder
}
