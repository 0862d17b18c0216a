/** What an operator can put right; anything else is our mistake and shows where. */
const TOLD: Record<string, { exitCode: number; say: (error: Error & { port?: number; path?: string }) => string }> = {
  ConfigError: { exitCode: 2, say: ({ message }) => `Bad setting: ${message}` },
  SecretsError: { exitCode: 2, say: ({ message }) => message },
  MigrationError: { exitCode: 1, say: ({ message }) => message },
  DatabaseBusyError: { exitCode: 1, say: ({ message }) => `The database is in use by another process: ${message}` },
  DatabaseUnavailableError: {
    exitCode: 1,
    say: ({ message }) => `The database can't be opened or written: ${message}`,
  },
  OperatorError: { exitCode: 1, say: ({ message }) => message },
  EADDRINUSE: { exitCode: 2, say: ({ port }) => `Port ${port} is taken: stop the other program or set PORT` },
  EACCES: { exitCode: 2, say: ({ message }) => `Not allowed: ${message}` },
  EADDRNOTAVAIL: { exitCode: 2, say: ({ message }) => `HOST is no address of this machine: ${message}` },
  ENOTFOUND: { exitCode: 2, say: ({ message }) => `HOST has no address: ${message}` },
  EROFS: { exitCode: 1, say: ({ message }) => `The disk is read-only: ${message}` },
  ENOSPC: { exitCode: 1, say: ({ message }) => `The disk is full: ${message}` },
  ENOTDIR: { exitCode: 1, say: ({ message }) => `The data folder can't be made: ${message}` },
  EEXIST: { exitCode: 1, say: ({ message }) => `The data folder can't be made: ${message}` },
  EPERM: { exitCode: 2, say: ({ message }) => `Not allowed: ${message}` },
}

/** A mistake of the command line, told in its own words. */
export class OperatorError extends Error {
  override name = 'OperatorError'
}

/** Ends a command that can't go on: one clear line where the operator can help, the whole error where only we can. */
export function endWithOneLine(error: unknown): never {
  const known =
    error instanceof Error ? (TOLD[error.name] ?? TOLD[(error as NodeJS.ErrnoException).code ?? '']) : undefined
  if (known) console.error(known.say(error as Error))
  else console.error(error)
  process.exit(known?.exitCode ?? 1)
}
