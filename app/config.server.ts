import { availableParallelism } from 'node:os'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { isPostgresUrl, sqlitePath } from '#db/connection.ts'
import { readOrMakeSecrets } from './secrets.server.ts'

/** A setting that can't be used; the message is one line for the operator. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

export interface Config {
  port: number
  host: string
  publicOrigin: string
  databaseUrl: string
  /** Holds what is made once: the database file, secrets, the sandbox's books. */
  dataFolder: string
  sessionSecret: string
  stripe:
    | { kind: 'stripe'; secretKey: string; webhookSecret: string; apiBase: string | undefined }
    | {
        kind: 'sandbox'
        secretKey: string
        webhookSecret: string
        port: number
        /** As the visitor's browser reaches it … */
        origin: string
        /** … and as we do. */
        apiBase: string
        webhookUrl: string
        hasTestControls: boolean
      }
  sellerDisclosure: string | undefined
  smtpUrl: string | undefined
  mailFrom: string
  mapStyleUrl: string | undefined
  routing: { url: string; kind: 'osrm' | 'valhalla' | 'motis' | 'otp' } | undefined
  plannerThreads: number
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** How many proxies of our own stand before us; only their word about the client's address is taken. */
  trustedProxies: number
  hasRateLimits: boolean
  /** Two languages that nobody speaks, for tests of the pages. */
  hasPseudoLanguages: boolean
}

/** Reads and checks every setting at once; throws a `ConfigError` that names each bad one. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value?.trim()))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
  }
  return configOf(parsed.data)
}

const webAddress = z.url({ protocol: /^https?$/, error: 'must be an address like http://127.0.0.1:5000' })
const wholeNumber = (from: number, to: number) =>
  z.coerce
    .number({ error: `must be a whole number from ${from} to ${to}` })
    .int(`must be a whole number from ${from} to ${to}`)
    .min(from, `must be ${from} or more`)
    .max(to, `must be ${to} or less`)

const settings = z
  .object({
    PORT: wholeNumber(0, 65_535).default(3000),
    HOST: z
      .string()
      .regex(/^[\w.:-]+$/, 'must be a name or an address without scheme and port')
      .refine((text) => !/^[^:]+:\d*$/.test(text), 'must be a name or an address without scheme and port')
      .default('127.0.0.1'),
    PUBLIC_ORIGIN: webAddress
      .refine((text) => /^https?:\/\/[^/]+\/?$/.test(text), 'must be scheme, host and port without a path')
      .optional(),
    DATABASE_URL: z
      .string()
      .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must begin with file: or postgres://')
      .default('file:./data/meguri.sqlite'),
    SESSION_SECRET: z.string().min(32, 'must have 32 letters or more').optional(),
    STRIPE_SECRET_KEY: z
      .string()
      .regex(/^(sk|rk)_(test|live)_\w+$/, 'must begin with sk_test_, sk_live_, rk_test_ or rk_live_')
      .optional(),
    STRIPE_WEBHOOK_SECRET: z.string().startsWith('whsec_', 'must begin with whsec_').optional(),
    STRIPE_API_BASE: webAddress.optional(),
    SANDBOX_PORT: wholeNumber(0, 65_535).optional(),
    SANDBOX_TEST_CONTROLS: z.enum(['on', 'off'], 'must be on or off').default('off'),
    SELLER_DISCLOSURE: z
      .string()
      .min(20, 'must state name, address, telephone and person responsible')
      .max(2000)
      .optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: 'must be an address like smtp://user:password@host:587' })
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^\r\n]*<?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address like Meguri <post@example.org>')
      .optional(),
    MAP_STYLE_URL: webAddress.optional(),
    ROUTING_URL: webAddress
      .refine((text) => !/[?#@]/.test(text), 'must be an address without sign-in, ? and #')
      .optional(),
    ROUTING_KIND: z.enum(['osrm', 'valhalla', 'motis', 'otp'], 'must be osrm, valhalla, motis or otp').optional(),
    PLANNER_THREADS: wholeNumber(1, 64).optional(),
    LOG_LEVEL: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], 'must be debug, info, warn, error or silent')
      .default('info'),
    TRUSTED_PROXIES: wholeNumber(0, 9).default(0),
    RATE_LIMITS: z.enum(['on', 'off'], 'must be on or off').default('on'),
    PSEUDO_LANGUAGES: z.enum(['on', 'off'], 'must be on or off').default('off'),
  })
  .refine((all) => !all.ROUTING_URL === !all.ROUTING_KIND, {
    path: ['ROUTING_URL'],
    message: 'needs ROUTING_KIND beside it, and the other way round',
  })
  .refine((all) => !all.STRIPE_SECRET_KEY || all.STRIPE_WEBHOOK_SECRET, {
    path: ['STRIPE_WEBHOOK_SECRET'],
    message: 'is needed beside STRIPE_SECRET_KEY',
  })
  // Real money is not taken by someone who does not say who they are.
  .refine((all) => !isLiveKey(all.STRIPE_SECRET_KEY) || all.SELLER_DISCLOSURE, {
    path: ['SELLER_DISCLOSURE'],
    message: 'is needed beside a live STRIPE_SECRET_KEY: name, address, telephone and person responsible of the seller',
  })

/** The names of all settings. */
export const SETTINGS = Object.keys(settings.shape)

type Settings = z.infer<typeof settings>

/** True for a key with which real money moves. */
export function isLiveKey(secretKey: string | undefined): boolean {
  return /^(sk|rk)_live_/.test(secretKey ?? '')
}

function configOf(given: Settings): Config {
  const dataFolder = isPostgresUrl(given.DATABASE_URL) ? resolve('data') : dirname(sqlitePath(given.DATABASE_URL))
  const secrets = readOrMakeSecrets(dataFolder)
  const publicOrigin = new URL(given.PUBLIC_ORIGIN ?? `http://${visibleHost(given.HOST)}:${given.PORT}`).origin
  return {
    port: given.PORT,
    host: given.HOST,
    publicOrigin,
    databaseUrl: given.DATABASE_URL,
    dataFolder,
    sessionSecret: given.SESSION_SECRET ?? secrets.sessionSecret,
    stripe: stripeOf(given, publicOrigin, secrets),
    sellerDisclosure: given.SELLER_DISCLOSURE,
    smtpUrl: given.SMTP_URL,
    mailFrom: given.MAIL_FROM ?? `Meguri <no-reply@${new URL(publicOrigin).hostname}>`,
    mapStyleUrl: given.MAP_STYLE_URL,
    routing: given.ROUTING_URL ? { url: given.ROUTING_URL, kind: given.ROUTING_KIND! } : undefined,
    // One core stays free for the pages.
    plannerThreads: given.PLANNER_THREADS ?? Math.max(1, Math.min(4, availableParallelism() - 1)),
    logLevel: given.LOG_LEVEL,
    trustedProxies: given.TRUSTED_PROXIES,
    hasRateLimits: given.RATE_LIMITS === 'on',
    hasPseudoLanguages: given.PSEUDO_LANGUAGES === 'on',
  }
}

function stripeOf(
  given: Settings,
  publicOrigin: string,
  secrets: { sandboxKey: string; sandboxWebhookSecret: string },
) {
  if (given.STRIPE_SECRET_KEY) {
    const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_BASE: apiBase } = given
    return { kind: 'stripe' as const, secretKey, webhookSecret: webhookSecret!, apiBase }
  }
  const port = given.SANDBOX_PORT ?? (given.PORT === 0 ? 0 : given.PORT + 1)
  // The visitor's browser opens the sandbox's page, so it is named by the host under which we are reached.
  const origin = `http://${new URL(publicOrigin).hostname}:${port}`
  return {
    kind: 'sandbox' as const,
    secretKey: secrets.sandboxKey,
    webhookSecret: given.STRIPE_WEBHOOK_SECRET ?? secrets.sandboxWebhookSecret,
    port,
    origin,
    apiBase: `http://${visibleHost(given.HOST)}:${port}`,
    webhookUrl: `http://${visibleHost(given.HOST)}:${given.PORT}/webhooks/stripe`,
    hasTestControls: given.SANDBOX_TEST_CONTROLS === 'on',
  }
}

function visibleHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}
