import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { UnixSeconds } from '#app/domain/values/time.ts'
import type { Database } from '#db/connection.ts'

/** Raise it when the seed makes something else of the same files (another search text): databases then follow. */
const FORM = 2
/** The samples have a switch of their own, and railways stay in their files. */
const NOT_IN_CATALOG = ['demo/', 'rail/']

/** True when the database holds the records of `geo-data` as they are now. */
export async function holdsCatalogEdition(db: Database, root: string): Promise<boolean> {
  const held = await db.selectFrom('seed_editions').select('digest').where('name', '=', 'catalog').executeTakeFirst()
  return held?.digest === catalogDigest(root)
}

/** Remembers, in the transaction that writes them, which records were written. */
export async function rememberCatalogEdition(trx: Database, root: string, now: UnixSeconds): Promise<void> {
  const edition = { digest: catalogDigest(root), written_at: now }
  await trx
    .insertInto('seed_editions')
    .values({ name: 'catalog', ...edition })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(edition))
    .execute()
}

function catalogDigest(root: string): string {
  const folder = join(root, 'geo-data')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.csv') && !NOT_IN_CATALOG.some((start) => path.startsWith(start)))
    .sort()
  const hash = createHash('sha256').update(`${FORM}`)
  for (const path of files) hash.update(`\0${path}\0`).update(readFileSync(join(folder, path)))
  return hash.digest('hex')
}
