import { join } from 'node:path'
import type { Config } from '#app/config.server.ts'
import { type RunningSandbox, startSandbox } from '../sandbox/start-sandbox.ts'

/** The built-in sandbox on its own port, where no Stripe key is set; its books lie beside the database. */
export async function startPaymentSandbox({ stripe, host, dataFolder }: Config): Promise<RunningSandbox | undefined> {
  if (stripe.kind !== 'sandbox') return undefined
  const { port, origin, secretKey, webhookUrl, webhookSecret, hasTestControls } = stripe
  const stateFile = join(dataFolder, 'sandbox.json')
  return startSandbox({ port, host, origin, secretKey, webhookUrl, webhookSecret, stateFile, hasTestControls })
}
