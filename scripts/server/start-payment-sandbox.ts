import type { Config } from '#app/config.server.ts'

/** The built-in sandbox on its own port, where no Stripe key is set. */
export async function startPaymentSandbox(_config: Config): Promise<{ close: () => Promise<void> } | undefined> {
  return undefined
}
