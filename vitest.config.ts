import { defineConfig } from 'vitest/config'

/** The Remix plugin stays out: tests import modules as they are, pages are tested against the built server. */
export default defineConfig({
  test: {
    globals: false,
    environment: 'node',
    include: ['app/**/*.test.ts', 'db/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 120_000,
    globalSetup: ['tests/support/global-setup.ts'],
    maxWorkers: 2,
  },
})
