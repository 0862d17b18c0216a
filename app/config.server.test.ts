import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { projectRoot } from '#db/project-root.ts'
import { ConfigError, readConfig, SETTINGS } from './config.server.ts'

const folder = mkdtempSync(join(tmpdir(), 'meguri-config-'))
const DATABASE_URL = `file:${folder}/meguri.sqlite`
afterAll(() => rmSync(folder, { recursive: true }))

test('nothing set gives the defaults and the sandbox one port further', () => {
  const config = readConfig({ DATABASE_URL })
  expect(config).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    publicOrigin: 'http://127.0.0.1:3000',
    dataFolder: folder,
  })
  expect(config.stripe).toMatchObject({ kind: 'sandbox', port: 3001, origin: 'http://127.0.0.1:3001' })
})

test('an empty value counts as not set', () => {
  expect(readConfig({ DATABASE_URL, PORT: '', SMTP_URL: ' ' })).toMatchObject({ port: 3000, smtpUrl: undefined })
})

test('secrets are made once, kept, and readable by nobody else', () => {
  expect(readConfig({ DATABASE_URL }).sessionSecret).toBe(readConfig({ DATABASE_URL }).sessionSecret)
  expect(statSync(join(folder, 'secrets.json')).mode & 0o077).toBe(0)
})

test('a key of Stripe switches the sandbox off', () => {
  const keys = { STRIPE_SECRET_KEY: 'sk_test_abc', STRIPE_WEBHOOK_SECRET: 'whsec_abc' }
  expect(readConfig({ DATABASE_URL, ...keys }).stripe).toMatchObject({ kind: 'stripe', secretKey: 'sk_test_abc' })
})

const BAD: [Record<string, string>, string][] = [
  [{ PORT: '70000' }, 'PORT: must be 65535 or less'],
  [{ PORT: 'three' }, 'PORT: must be a whole number from 0 to 65535'],
  [{ PORT: '80.5' }, 'PORT: must be a whole number from 0 to 65535'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: must begin with file: or postgres://'],
  [{ PUBLIC_ORIGIN: 'https://example.test/app' }, 'PUBLIC_ORIGIN: must be scheme, host and port without a path'],
  [{ SESSION_SECRET: 'short' }, 'SESSION_SECRET: must have 32 letters or more'],
  [{ STRIPE_SECRET_KEY: 'pk_test_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' }, 'STRIPE_SECRET_KEY: must begin with sk_test_'],
  [{ STRIPE_SECRET_KEY: 'sk_test_1' }, 'STRIPE_WEBHOOK_SECRET: is needed beside STRIPE_SECRET_KEY'],
  [
    { STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' },
    'SELLER_DISCLOSURE: is needed beside a live STRIPE_SECRET_KEY',
  ],
  [{ ROUTING_URL: 'http://127.0.0.1:5000' }, 'ROUTING_URL: needs ROUTING_KIND beside it'],
  [
    { ROUTING_URL: 'http://127.0.0.1:5000', ROUTING_KIND: 'horse' },
    'ROUTING_KIND: must be osrm, valhalla, motis or otp',
  ],
  [
    { ROUTING_URL: 'http://me:secret@127.0.0.1:5000', ROUTING_KIND: 'osrm' },
    'ROUTING_URL: must be an address without sign-in, ? and #',
  ],
  [{ ROUTING_URL: '127.0.0.1:5000', ROUTING_KIND: 'osrm' }, 'ROUTING_URL: must be an address like http://'],
  [{ PLANNER_THREADS: '0' }, 'PLANNER_THREADS: must be 1 or more'],
  [{ SMTP_URL: 'http://mail' }, 'SMTP_URL: must be an address like smtp://'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: must be debug, info, warn, error or silent'],
  [{ HOST: 'http://0.0.0.0' }, 'HOST: must be a name or an address without scheme and port'],
  [{ STRIPE_WEBHOOK_SECRET: 'secret' }, 'STRIPE_WEBHOOK_SECRET: must begin with whsec_'],
  [{ STRIPE_API_BASE: 'localhost:12111' }, 'STRIPE_API_BASE: must be an address like http://'],
  [{ SANDBOX_PORT: '-1' }, 'SANDBOX_PORT: must be 0 or more'],
  [{ SANDBOX_TEST_CONTROLS: 'yes' }, 'SANDBOX_TEST_CONTROLS: must be on or off'],
  [{ SELLER_DISCLOSURE: 'Meguri' }, 'SELLER_DISCLOSURE: must state name, address, telephone and person responsible'],
  [{ MAIL_FROM: 'Meguri' }, 'MAIL_FROM: must be an address like Meguri <post@example.org>'],
  [{ MAP_STYLE_URL: 'style.json' }, 'MAP_STYLE_URL: must be an address like http://'],
  [{ ROUTING_KIND: 'osrm' }, 'ROUTING_URL: needs ROUTING_KIND beside it, and the other way round'],
  [{ TRUSTED_PROXIES: '10' }, 'TRUSTED_PROXIES: must be 9 or less'],
  [{ RATE_LIMITS: 'none' }, 'RATE_LIMITS: must be on or off'],
  [{ PSEUDO_LANGUAGES: 'yes' }, 'PSEUDO_LANGUAGES: must be on or off'],
]
test.each(BAD)('a bad value is one clear line: %o', (environment, line) => {
  const read = () => readConfig({ DATABASE_URL, ...environment })
  expect(read).toThrow(ConfigError)
  expect(read).toThrow(line)
})

test('every setting has a bad value above', () => {
  const tried = new Set(BAD.flatMap(([environment]) => Object.keys(environment)))
  expect(SETTINGS.filter((name) => !tried.has(name))).toEqual([])
})

test('every setting is in the README', () => {
  const readme = readFileSync(join(projectRoot(), 'README.md'), 'utf8')
  expect(SETTINGS.filter((name) => !readme.includes(`\`${name}\``))).toEqual([])
})

test('secrets that cannot be read are told, not replaced', () => {
  const other = join(folder, 'other')
  mkdirSync(other)
  writeFileSync(join(other, 'secrets.json'), '{"sessionSecret":"cut of')
  expect(() => readConfig({ DATABASE_URL: `file:${other}/a.sqlite` })).toThrow(/secrets\.json can't be read: mend it/)
})

test('all bad values are named at once', () => {
  expect(() => readConfig({ DATABASE_URL, PORT: 'x', LOG_LEVEL: 'z' })).toThrow(/PORT: .*; LOG_LEVEL: /)
})
