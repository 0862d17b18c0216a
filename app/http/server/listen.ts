import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'

/** How long requests in flight may take once we were told to stop. */
const FINISH_MS = 8_000

export interface Listening {
  port: number
  /** Takes no new request, lets those in flight finish, closes idle sockets; at most eight seconds. */
  close: () => Promise<void>
}

/** Serves on a port; rejects with the socket's error when it is taken. */
export async function listen(app: Express, host: string, port: number): Promise<Listening> {
  let isClosing = false
  const server = createServer((request, response) => {
    if (isClosing) response.setHeader('Connection', 'close')
    app(request, response)
  })
  server.requestTimeout = 60_000
  server.headersTimeout = 15_000
  server.keepAliveTimeout = 10_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      isClosing = true
      return closeGently(server)
    },
  }
}

async function closeGently(server: Server): Promise<void> {
  // A kept-alive socket turns idle only after its answer, so they are swept until none is left.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const force = setTimeout(() => server.closeAllConnections(), FINISH_MS)
  await new Promise<void>((resolve) => server.close(() => resolve()))
  clearInterval(sweep)
  clearTimeout(force)
}
