import { startSandbox } from './start-sandbox.ts'

/** `npm run sandbox`: the payment sandbox alone, for a shop that runs elsewhere (`STRIPE_API_BASE`). */
const port = Number(process.env.SANDBOX_PORT ?? 12111)
const sandbox = await startSandbox({
  port,
  host: process.env.HOST ?? '127.0.0.1',
  secretKey: process.env.STRIPE_SECRET_KEY ?? 'sk_test_sandbox',
  webhookUrl: process.env.WEBHOOK_URL ?? 'http://127.0.0.1:3000/webhooks/stripe',
  webhookSecret: process.env.STRIPE_WEBHOOK_SECRET ?? 'whsec_sandbox',
  hasTestControls: process.env.SANDBOX_TEST_CONTROLS === 'on',
})
console.log(`payment sandbox on ${sandbox.origin} (no real money moves)`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)))
}
