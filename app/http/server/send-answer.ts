import { once } from 'node:events'
import type { Response as ExpressResponse } from 'express'

/**
 * Sends a page or a file as fast as it is read and no faster: what the reader has not taken yet is not asked for, and
 * whoever leaves ends the making of it. (Remix's own way writes all at once into memory.)
 */
export async function sendAnswer(response: ExpressResponse, { status, headers, body }: Response): Promise<void> {
  response.status(status)
  for (const [name, value] of headers) response.append(name, value)
  if (/text\/event-stream/i.test(headers.get('content-type') ?? '')) response.flushHeaders()
  if (!body) {
    response.end()
    return
  }
  const reader = body.getReader()
  const leave = () => void reader.cancel().catch(() => {})
  response.once('close', leave)
  try {
    while (true) {
      const { done, value } = await reader.read()
      if (done || response.destroyed) break
      const hasRoom = response.write(value)
      // Compressed answers wait for more otherwise, and progress would come late.
      if ('flush' in response && typeof response.flush === 'function') response.flush()
      if (!hasRoom) await Promise.race([once(response, 'drain'), once(response, 'close')])
    }
    if (!response.destroyed) response.end()
  } catch (error) {
    response.destroy(error as Error)
    throw error
  } finally {
    response.off('close', leave)
  }
}
