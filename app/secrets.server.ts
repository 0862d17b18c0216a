import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const secretsFile = z.object({
  sessionSecret: z.string().min(32),
  sandboxKey: z.string(),
  sandboxWebhookSecret: z.string(),
})

export type Secrets = z.infer<typeof secretsFile>

/** The secrets that nobody has set, made once and kept beside the data, so that a restart signs nobody out. */
export function readOrMakeSecrets(folder: string): Secrets {
  const path = join(folder, 'secrets.json')
  const made: Secrets = {
    sessionSecret: randomBytes(32).toString('base64url'),
    sandboxKey: `sk_test_${randomBytes(18).toString('hex')}`,
    sandboxWebhookSecret: `whsec_${randomBytes(24).toString('hex')}`,
  }
  mkdirSync(folder, { recursive: true })
  try {
    // `wx`: of two processes that start at once, one makes the file and the other reads it.
    writeFileSync(path, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    return made
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readSecrets(path)
}

/** The secrets can't be read. They are not made anew by themselves: that would sign everybody out. */
export class SecretsError extends Error {
  override name = 'SecretsError'
}

function readSecrets(path: string): Secrets {
  try {
    return secretsFile.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    throw new SecretsError(`${path} can't be read: mend it, or delete it to make new secrets (everybody is signed out)`)
  }
}
