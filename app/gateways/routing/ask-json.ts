import { setTimeout as sleep } from 'node:timers/promises'
import { type Breaker, breaker, EngineFailure } from './breaker.ts'

/** Asks an engine and answers what `read` makes of its JSON; every failure is an `EngineFailure`. */
export type AskJson = <Shape>(question: Question<Shape>) => Promise<Shape>

export interface Question<Shape> {
  url: string
  /** Whatever it throws means that the answer makes no sense; it says `refused` itself. */
  read: (json: unknown) => Shape
  /** Sent as JSON by POST; without it the question is a GET. */
  body?: unknown
  /** Ends the question together with all others of the same request. */
  signal: AbortSignal
}

export interface AskOptions {
  /** For one try, its whole answer included. */
  timeoutMs?: number
  mostBytes?: number
  retryAfterMs?: number
  breaker?: Breaker
}

/** Questions with a time limit, a limit of size, one more try where the network or the engine failed, and a breaker. */
export function jsonAsker(options: AskOptions = {}): AskJson {
  const { timeoutMs = 2500, mostBytes = 4_000_000, retryAfterMs = 150, breaker: guard = breaker() } = options
  return (question) =>
    guard.run(async () => {
      try {
        return await askOnce(question, timeoutMs, mostBytes)
      } catch (error) {
        // A slow engine is not made faster by asking twice.
        if (!(error instanceof EngineFailure) || !['unreachable', 'bad_status'].includes(error.kind)) throw error
        await sleep(retryAfterMs, undefined, { signal: question.signal }).catch(() => {
          throw new EngineFailure('deadline')
        })
        return askOnce(question, timeoutMs, mostBytes)
      }
    })
}

async function askOnce<Shape>(question: Question<Shape>, timeoutMs: number, mostBytes: number): Promise<Shape> {
  const { url, read, body, signal } = question
  if (signal.aborted) throw new EngineFailure('deadline')
  const own = AbortSignal.timeout(timeoutMs)
  let text: string
  try {
    const response = await fetch(url, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.any([signal, own]),
    })
    // Both say that this question has no answer; anything else says that something is wrong with the engine.
    if (response.status === 400 || response.status === 422) {
      await response.body?.cancel()
      throw new EngineFailure('refused')
    }
    if (!response.ok) {
      await response.body?.cancel()
      throw new EngineFailure('bad_status')
    }
    text = await readUpTo(response, mostBytes)
  } catch (error) {
    if (error instanceof EngineFailure) throw error
    throw new EngineFailure(signal.aborted ? 'deadline' : own.aborted ? 'timeout' : 'unreachable')
  }
  return parsed(text, read)
}

async function readUpTo({ body }: Response, mostBytes: number): Promise<string> {
  if (body === null) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks).toString('utf8')
    size += value.length
    if (size > mostBytes) {
      await reader.cancel()
      throw new EngineFailure('too_large')
    }
    chunks.push(value)
  }
}

function parsed<Shape>(text: string, read: (json: unknown) => Shape): Shape {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw new EngineFailure('not_json')
  }
  try {
    return read(json)
  } catch (error) {
    throw error instanceof EngineFailure ? error : new EngineFailure('nonsense')
  }
}
