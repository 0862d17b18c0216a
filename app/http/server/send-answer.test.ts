import { createServer, get, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import compression from 'compression'
import express from 'express'
import { afterEach, expect, it } from 'vitest'
import { sendAnswer } from './send-answer.ts'

const CHUNK = new Uint8Array(65_536)
let server: Server
let made = 0
let hasEnded = false

afterEach(() => {
  server.closeAllConnections()
  server.close()
})

it('makes no more than a slow reader takes, and stops when they leave', async () => {
  const address = await serve(() => new Response(endless()))
  const request = get(address)
  request.on('response', (response) => response.pause())
  request.on('error', () => {})
  await expect.poll(() => made).toBeGreaterThan(3)
  await wait(300)
  const afterAWhile = made
  await wait(300)
  expect(made).toBe(afterAWhile)
  // Some megabytes stand in the buffers of the system.
  expect(made * CHUNK.byteLength).toBeLessThan(32_000_000)
  request.destroy()
  await expect.poll(() => hasEnded).toBe(true)
})

it('sends status, every header, and the whole body', async () => {
  const headers = new Headers({ 'content-type': 'text/plain' })
  headers.append('set-cookie', 'a=1')
  headers.append('set-cookie', 'b=2')
  const address = await serve(() => new Response('whole', { status: 201, headers }))
  const answer = await fetch(address)
  expect(answer.status).toBe(201)
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(await answer.text()).toBe('whole')
})

it('sends progress when it is made, compressed too', async () => {
  let goOn = () => {}
  const gate = new Promise<void>((resolve) => {
    goOn = resolve
  })
  async function* lines() {
    yield new TextEncoder().encode('first\n')
    await gate
    yield new TextEncoder().encode('second\n')
  }
  const address = await serve(() => new Response(streamOf(lines()), { headers: { 'content-type': 'text/plain' } }))
  const reader = (await fetch(address)).body!.getReader()
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('first\n')
  goOn()
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('second\n')
})

it('answers without a body', async () => {
  const address = await serve(() => new Response(null, { status: 304, headers: { etag: '"a"' } }))
  const answer = await fetch(address)
  expect([answer.status, answer.headers.get('etag')]).toEqual([304, '"a"'])
})

function endless(): ReadableStream<Uint8Array> {
  made = 0
  hasEnded = false
  async function* chunks() {
    try {
      while (true) {
        made += 1
        yield CHUNK
      }
    } finally {
      hasEnded = true
    }
  }
  return streamOf(chunks())
}

async function serve(answer: () => Response): Promise<string> {
  const app = express()
  app.use(compression())
  app.get('/', (_request, response, next) => {
    sendAnswer(response, answer()).catch(next)
  })
  server = createServer(app).listen(0, '127.0.0.1')
  await expect.poll(() => server.address()).not.toBeNull()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

function streamOf(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
}
