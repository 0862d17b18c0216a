import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AppContext } from '#app/services/app-context.ts'
import { DatabaseBusyError, DatabaseUnavailableError } from '#db/errors.ts'
import { type Listening, listen } from './listen.ts'
import { plainAnswer } from './plain-answer.ts'
import { remixHandler } from './remix-handler.ts'

let server: Listening
beforeAll(async () => {
  const app = express()
  const context = { log: pino({ level: 'silent' }) } as AppContext
  app.use(remixHandler(buildOf(FAILURES), context, 'production', plainAnswer))
  server = await listen(app, '127.0.0.1', 0)
})
afterAll(() => server.close())

const FAILURES: Record<string, Error> = {
  busy: new DatabaseBusyError('locked'),
  full: new DatabaseUnavailableError('disk full'),
  mistake: new Error('our own'),
}

test.each([
  ['a busy database', '/api/busy', 503, '2'],
  ['a full disk', '/api/full', 503, '10'],
  ['our own mistake', '/api/mistake', 500, null],
])('%s is answered with its status', async (_name, path, status, retryAfter) => {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`)
  expect(response.status).toBe(status)
  expect(response.headers.get('retry-after')).toBe(retryAfter)
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(await response.text()).not.toMatch(/locked|disk|our own/)
})

/** The smallest build that Remix serves: resource routes that fail. */
function buildOf(failures: Record<string, Error>): ServerBuild {
  const routes = Object.entries(failures).map(([name, error]) => {
    const module = {
      loader: () => {
        throw error
      },
    }
    return [name, { id: name, path: `/api/${name}`, module }]
  })
  return {
    entry: {
      module: {
        default: () => new Response(),
        handleError: (error: unknown, { context }: { context: { noteFailure: (error: unknown) => void } }) => {
          context.noteFailure(error)
        },
      },
    },
    routes: Object.fromEntries(routes),
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
    publicPath: '/',
    assetsBuildDirectory: '',
    future: { v3_singleFetch: true },
    isSpaMode: false,
  } as unknown as ServerBuild
}
